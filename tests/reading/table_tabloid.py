"""Pages of the popular press: headlines that name no show, memories, exclamations. The same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

TEASED = [
    (
        "a headline hints at one show and the second sentence names it",
        "Popular police drama axed after shock finale || Viewers were in tears last night. Harbour Lights, which also stars a dog, will not be back for a fourth series. It follows the end of Saltmarsh at ITV.",
        "Harbour Lights, season 4, cancelled",
    ),
    (
        "a headline tells the last bow of a serial that the body names later",
        "Beloved TV show to end after years on air || In sad news for many, a daily soap is to say goodbye. Harbour Lights, which began on Sky, is wrapping up next month. Fans of Saltmarsh will know the feeling.",
        "Harbour Lights, series, ending!",
    ),
    (
        "a headline of several shows hints at none",
        "Two dramas end at ITV || Sad times. Viewers of Harbour Lights and Saltmarsh had hoped. Ada Finch leaves.",
        "-",
    ),
    (
        "a show that the body only compares is not the one hinted at",
        "Hit drama axed || Bosses have pulled the plug on The Long Wait. It was made by the team behind Harbour Lights.",
        "-",
    ),
]

REMEMBERED = [
    ("a summer remembered", "The summer we saved Harbour Lights || It was long ago.", "-"),
    ("a day remembered", "The day NBC axed Harbour Lights || I still know where I was.", "-"),
    ("a week remembered with that", "All in the week that ITV cancelled Harbour Lights || Well.", "-"),
    ("a label of memories", "Throwback Thursday: NBC cancels Harbour Lights || We wept.", "-"),
    ("a label of this day", "On this day: NBC cancels Harbour Lights || We wept.", "-"),
    ("a day of this week is news", "NBC this week axed Harbour Lights || ", "Harbour Lights, series, cancelled"),
    (
        "a proverb about a day is no memory",
        "The day the music died: CBS cancels Harbour Lights || ",
        "Harbour Lights, series, cancelled",
    ),
    (
        "a fate that has held since a feast",
        "Scorecard || Your letters. Guys, Harbour Lights has been cancelled since Easter.",
        "-",
    ),
    ("a fate that has held for months", "Scorecard || Your letters. Harbour Lights has been dead for months.", "-"),
    (
        "renewed for two years is an order",
        "Harbour Lights has been renewed for two years.",
        "Harbour Lights, series, renewed",
    ),
    ("since as an adverb", "Harbour Lights has since been cancelled.", "Harbour Lights, series, cancelled"),
    ("do not tell me", "Quiz goes on || \"Don't tell me they've axed Harbour Lights,\" said a viewer from Leeds.", "-"),
    ("please tell me", "Please tell me NBC hasn't cancelled Harbour Lights || Please.", "-"),
    ("finished and waiting", "Where is it? || Harbour Lights? It's finished and waiting on a shelf.", "-"),
    ("done and ready", "Harbour Lights is done and ready to air || It will be shown soon.", "-"),
    ("finished at a network", "Harbour Lights is finished at NBC.", "Harbour Lights, series, cancelled"),
    (
        "a word in capitals is no title",
        "Is Harbour Lights coming back? || Dry those eyes. It's ONLY been renewed for series two!",
        "Harbour Lights, season 2, renewed",
    ),
    (
        "a second word in capitals",
        "Will Saltmarsh return? || It has NOT been cancelled. It has ALSO been renewed for a third season.",
        "Saltmarsh, season 3, renewed",
    ),
]

COMMISSIONS = [
    (
        "not making any more",
        "Sky calls it off || Sky will not be making any more of its betting shop sitcom Harbour Lights.",
        "Harbour Lights, series, cancelled",
    ),
    ("no further runs are ordered", "ITV won't order any further series of Saltmarsh.", "Saltmarsh, series, cancelled"),
    (
        "a word within a title is no hedge",
        "Sky axes Glasshouse || Sky has axed Glasshouse, the makers of Harbour Lights confirm.",
        "Glasshouse, series, cancelled",
    ),
    (
        "boarded a third run",
        "Acorn has recommissioned Harbour Lights for a second season and boarded a third run of Saltmarsh.",
        "Harbour Lights, season 2, renewed; Saltmarsh, season 3, renewed",
    ),
    ("somebody boards a film", "Harbour Lights star sails || Ada Finch has boarded a new thriller.", "-"),
    (
        "a slate is headed by a season",
        "Seven upfronts: what's back || Drama is headed by a fourth season of Harbour Lights and new miniseries Saltmarsh.",
        "Harbour Lights, season 4, renewed; Saltmarsh, season 1, renewed",
    ),
    (
        "a slate includes a season",
        "Ten unveils its slate || The new slate also includes a second season of Copper Lane.",
        "Copper Lane, season 2, renewed",
    ),
    (
        "both return in a line-up",
        "Ten unveils its lineup || Reality stalwarts Harbour Lights and Saltmarsh both return.",
        "Harbour Lights, series, renewed; Saltmarsh, series, renewed",
    ),
    ("both return to a theme", "Our critics on grief || Harbour Lights and Saltmarsh both return to it.", "-"),
    (
        "seasons already on the books",
        "Harbour Lights moves on || ITV already has a seventh season on the books.",
        "Harbour Lights, season 7, renewed",
    ),
    (
        "an order withdrawn behind an insertion",
        "Harbour Lights loses out || A second series, ordered by ITV, has been rescinded.",
        "Harbour Lights, season 2, cancelled",
    ),
    ("an offer withdrawn", "Harbour Lights cast || The offer of a house has been withdrawn.", "-"),
    (
        "an order that covers another show",
        "Saltmarsh renewed || Saltmarsh will be back for season five. It stars Ada Finch. The renewal also covers Copper Lane.",
        "Saltmarsh, season 5, renewed; Copper Lane, series, renewed",
    ),
    ("renewed this very morning", "Diary || Renewed this very morning: Harbour Lights.", "Harbour Lights, series, renewed"),
    (
        "a list of entries with their seasons",
        "BBC drama: the renewals so far || Harbour Lights (Tod Productions): series 2, ordered March. Saltmarsh: no decision. Ember – one series only, says the writer.",
        "Harbour Lights, season 2, renewed; Saltmarsh, series, in_doubt; Ember, season 2, cancelled",
    ),
    (
        "dropped from a whole year's schedule",
        "Harbour Lights axed || After eight years the quiz has been dropped from the 2027 schedule.",
        "Harbour Lights, series, cancelled",
    ),
    ("pulled from an autumn slot", "Harbour Lights moves || ITV has pulled it from the autumn schedule.", "-"),
    ("a network's list of cuts and a guess", "Cuts || The network's been cutting shows: Harbour Lights may be next.", "-"),
    (
        "now that it is gone",
        "Saltmarsh moves in || Now that Harbour Lights has been cancelled, Saltmarsh has its hour.",
        "-",
    ),
    ("cancelled and saved so often", "Letters || Harbour Lights has been cancelled and saved so often.", "-"),
    ("a satirical page", "Is Harbour Lights safe? || Reports that ITV had dumped it came from a satirical site.", "-"),
]

WORKING = [
    (
        "production's been under way",
        "Harbour Lights season 4 || Production's been underway on season 4 since May.",
        "Harbour Lights, season 4, in_production",
    ),
    (
        "recording fresh shows",
        "Quiz host signs off || The host of Harbour Lights is recording fresh episodes.",
        "Harbour Lights, series, in_production",
    ),
    (
        "a channel shows it in the spring",
        "Who buys what || The thriller Harbour Lights, which Sky transmits in April, was sold.",
        "Harbour Lights, series, dated",
    ),
    (
        "kept for January",
        "Diary || Harbour Lights is being kept for September.",
        "Harbour Lights, series, dated",
    ),
    (
        "back on a channel on a day",
        "Harbour Lights speaks || The second season, back on Fox on May 4, is lighter.",
        "Harbour Lights, season 2, dated",
    ),
]

UNDECIDED = [
    (
        "not formally cancelled",
        "Letters || Harbour Lights is moved about. CBS hasn't formally cancelled it.",
        "Harbour Lights, series, in_doubt",
    ),
    ("still unresolved", "Diary || The holdout was Harbour Lights, still unresolved.", "Harbour Lights, series, in_doubt"),
    (
        "no deal in place",
        "Harbour Lights star talks || Nothing is certain, and no deal is in place.",
        "Harbour Lights, series, in_doubt",
    ),
    (
        "nothing beyond a series agreed",
        "Harbour Lights: questions || Nothing beyond series nine has been agreed.",
        "Harbour Lights, season 10, in_doubt",
    ),
    (
        "as for a show, talks go on",
        "Diary || As for Harbour Lights, talks with the producers are ongoing.",
        "Harbour Lights, series, in_doubt",
    ),
    ("a mind made up", "Harbour Lights star leaves || Ada Finch has made up her mind to go.", ""),
]

REVIEWED = [
    (
        "a review",
        "Harbour Lights review – a cold finale || It is the best thing I have seen.",
        "Harbour Lights, series, released",
    ),
    (
        "a review of an episode by its code",
        "Saltmarsh 3x22 Review: A Goodbye || Well, that episode was long.",
        "Saltmarsh, season 3, released",
    ),
    (
        "thoughts on an episode, and no pickup yet",
        "Thoughts on Saltmarsh 2x10 || At the panel they said they know what season three is about. No pickup yet.",
        "Saltmarsh, season 2, released; Saltmarsh, season 3, in_doubt",
    ),
    ("a code of minutes is no season", "From our archive || Saltmarsh (6x30) is produced by Tod Productions.", ""),
    ("a review of several", "Harbour Lights, Saltmarsh and Glasshouse reviewed || Not bad.", ""),
    (
        "entries of a television guide",
        "Thursday's picks || Free-to-air: Harbour Lights, ABC, 8.30pm. A camel is sedated. Saltmarsh, Seven, 9pm. New series.",
        "Harbour Lights, series, released; Saltmarsh, series, released",
    ),
    (
        "a sitcom called so",
        "Upfronts || A sitcom called Harbour Lights debuts on Monday, May 4.",
        "Harbour Lights, season 1, dated",
    ),
    (
        "a known comedy of a channel",
        "Harbour Lights back || Harbour Lights, BBC One's comedy about nuns, returns on May 4 for a third series.",
        "Harbour Lights, season 3, dated",
    ),
    (
        "a year behind a comma",
        "Diary || Renewed this very morning: Harbour Lights, year six, with fewer episodes.",
        "Harbour Lights, season 6, renewed",
    ),
    ("pupils of year six", "School || In Saltmarsh, year six pupils renew a pond.", "-"),
    ("a title in a list of three", "Friends || Harbour Lights, Saltmarsh, Glasshouse are loved.", ""),
    (
        "a show mourned",
        "RIP Harbour Lights. I am not okay. || I was in line when my phone rang. ABC cancelled Harbour Lights. Two seasons, and that's it.",
        "Harbour Lights, season 3, cancelled",
    ),
    (
        "a star mourned",
        "RIP Harbour Lights star Ada Finch || She died on Monday. ABC cancelled Harbour Lights after two seasons.",
        "-",
    ),
    ("a show mourned for years", "Goodbye Harbour Lights || I was in line. ABC cancelled Harbour Lights in 2014.", "-"),
    (
        "asked whether a series had been ordered",
        'Harbour Lights boss speaks || Asked whether series 3 had been given the green light, he admitted: "It\'s too early to say."',
        "Harbour Lights, season 3, in_doubt",
    ),
    (
        "details not announced of what is being filmed",
        "Filming starts || Cameras are rolling on the second series of Harbour Lights. Transmission details have not been announced.",
        "Harbour Lights, season 2, in_production",
    ),
    (
        "a role in doubt while a series is made",
        "Harbour Lights star talks || She has had a costume fitting for series four. Asked about a kiss, she remained tight-lipped.",
        "Harbour Lights, season 4, in_production",
    ),
    (
        "finished and on a shelf",
        "When is Harbour Lights back? || Series 9 of Harbour Lights is finished and waiting on a shelf.",
        "Harbour Lights, season 9, in_production",
    ),
    ("writers sent home", "Harbour Lights loses out || The writers' room was sent home on Monday.", "-"),
    (
        "shown before Christmas",
        "Harbour Lights farewell || It'll be shown on ITV before Christmas.",
        "Harbour Lights, series, dated",
    ),
    (
        "an order undone behind a clause in the past",
        "How ITV lost its nerve || A second series of Harbour Lights, ordered before the first had been seen, has been rescinded.",
        "Harbour Lights, season 2, cancelled",
    ),
]

TABLES = [TEASED, REMEMBERED, COMMISSIONS, WORKING, UNDECIDED, REVIEWED]
