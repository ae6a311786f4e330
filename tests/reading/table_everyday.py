"""What the pages of an ordinary day hold: listings, makers, questions in pairs, games. The same format as table_fates.py."""

# ruff: noqa: E501

from __future__ import annotations

ASKED = [
    ("a question and its other half", "Are we getting Saltmarsh season 3, or is this the end? ||", "Saltmarsh, season 3, in_doubt"),
    ("asked with or", "Is Saltmarsh renewed for a third season, or has Sky dropped it? ||", "Saltmarsh, season 3, in_doubt"),
    ("a second question behind it", "Will Saltmarsh be back for season 2, and when will it air? || Sky has said nothing.", "Saltmarsh, season 2, in_doubt"),
    ("a statement and an or", "Saltmarsh is getting a second season, or is it? ||", "-"),
    ("why and what next", "Why was Saltmarsh cancelled, and could it return? ||", "-"),
    ("a statement and its question", "Saltmarsh has been renewed for season 2, but when will it air? ||", "Saltmarsh, season 2, renewed"),
    ("an answer that opens the question", "Sky has renewed Copper Lane for a third season, so what happens to Night Ferry? ||", "Copper Lane, season 3, renewed"),
]  # fmt: skip

MAKERS = [
    ("a company called films", "Saltmarsh to end || Sky and producer Tern Films announced Friday that the fourth season of Saltmarsh will be its last.", "Saltmarsh, season 4, ending!"),
    ("a company called film", "Saltmarsh returns || Producers at Lowe Film announced on Monday that Saltmarsh is back for a second season.", "Saltmarsh, season 2, renewed"),
    ("a company confirmed it", "Saltmarsh || Harbour Films confirmed the news on Saltmarsh to us.", "-"),
    ("the film announced that", "Saltmarsh || The team behind the film announced on Friday that Saltmarsh had found a lead.", "-"),
    ("a film all the same", "Saltmarsh || A Saltmarsh film was announced on Friday.", "Saltmarsh, film, renewed"),
    ("a film of a network", "Saltmarsh || A Saltmarsh film has been ordered by Sky.", "Saltmarsh, film, renewed"),
]  # fmt: skip

LISTINGS = [
    ("back, under a day", "Pick of the week || Sunday: it is winter in Saltmarsh (9pm, BBC One), back for a second series of gales.", "Saltmarsh, season 2, dated"),
    ("under another day", "What to watch || Monday: Copper Lane (8pm, ITV) returns for a third series of feuds.", "Copper Lane, season 3, dated"),
    ("a network finishes showing", "Pick of the week || Sky Atlantic finishes showing Saltmarsh on Wednesday.", "-"),
    ("a network finished airing", "TV news || ITV has finished airing Saltmarsh in the north.", "-"),
    ("behind a bracket", "Sky cancels Saltmarsh and Night Ferry || Two more are gone, Saltmarsh (Sky One), cancelled after two series, and Night Ferry (Sky Arts).", "Saltmarsh, season 3, cancelled; Night Ferry, series, cancelled"),
]  # fmt: skip

GIVEN = [
    ("one renewed, one given a season", "Saltmarsh renewed; Sky hands crime drama Copper Lane a third season ||", "Saltmarsh, series, renewed; Copper Lane, season 3, renewed"),
    ("given without a preposition", "Saltmarsh axed, but ITV gives Copper Lane an early fifth series ||", "Saltmarsh, series, cancelled; Copper Lane, season 5, renewed"),
    ("a season apart", "Saltmarsh goes on || Sky has extended Saltmarsh by ten weeks. Season two is another matter.", "Saltmarsh, series, renewed; Saltmarsh, season 2, in_doubt"),
    ("a season is a different story", "'Saltmarsh' || A third season is a different story, Ann Lowe said.", "Saltmarsh, season 3, in_doubt"),
]  # fmt: skip

INSERTED = [
    ("what became of it, then its season", "Sky renews Saltmarsh || Sky has renewed Saltmarsh, which was cancelled by ITV after one series, for a second season.", "Saltmarsh, season 2, renewed"),
    ("what it is about, then its season", "Sky renews Saltmarsh || Sky has renewed Saltmarsh, a drama about gamers, for a second season.", "Saltmarsh, season 2, renewed"),
    ("who is in it, then its season", "Netflix drama goes on || Netflix has picked up Saltmarsh, which stars Ann Lowe as a ferrywoman who solves crimes, for a fourth season.", "Saltmarsh, season 4, renewed"),
]  # fmt: skip

RECALLED = [
    ("it lately did the same", "Sky Axes Saltmarsh || Sky has cancelled Saltmarsh. It has lately done the same to Copper Lane.", "Saltmarsh, series, cancelled"),
    ("when they did the same", "Sky Axes Saltmarsh || Sky has cancelled Saltmarsh. It feels like when they did the same thing to Night Ferry.", "Saltmarsh, series, cancelled"),
    ("as it had done", "Sky Axes Saltmarsh || Sky has cancelled Saltmarsh, as it had earlier done the same to Copper Lane.", "Saltmarsh, series, cancelled"),
    ("the same on the same day", "Sky's bad day || On Tuesday Sky cancelled Saltmarsh. It did the same to Copper Lane.", "Saltmarsh, series, cancelled; Copper Lane, series, cancelled"),
]  # fmt: skip

GAMES = [
    ("a game's season", "Saltmarsh devs delay season 4 || The co-op shooter needs better matchmaking. Season 3 of Saltmarsh has been extended, with double XP.", "-"),
    ("a game goes on", "Saltmarsh renewed for another season, devs say || Its PvP mode and loadouts change. Saltmarsh has been renewed for a fifth season.", "-"),
    ("a drama about players", "Saltmarsh renewed || Sky has renewed Saltmarsh, a drama about gamers, for a second season.", "Saltmarsh, season 2, renewed"),
]  # fmt: skip

NEITHER = [
    ("neither ordered nor ruled out", "More Saltmarsh? || The BBC has neither ordered a third series of Saltmarsh nor ruled one out.", "Saltmarsh, season 3, in_doubt"),
    ("neither picked up nor ended", "More Saltmarsh? || Saltmarsh has been neither picked up for season 3 nor formally ended.", "Saltmarsh, season 3, in_doubt"),
    ("neither confirmed nor denied", "Saltmarsh waits || Sky would neither confirm nor deny a third season of Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("neither will return", "Cuts || Neither Saltmarsh nor Copper Lane will return.", "Saltmarsh, series, cancelled; Copper Lane, series, cancelled"),
    ("a person's mind is made up", "Ann Lowe on leaving Saltmarsh || Ann Lowe made up her mind about Saltmarsh during season 2.", "-"),
    ("a network's mind is not", "Saltmarsh waits || Sky has not made up its mind about a third season of Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("nothing heard", "Saltmarsh waits || Nothing has been heard about Saltmarsh, and its numbers drift.", "Saltmarsh, series, in_doubt"),
    ("not a word said", "Saltmarsh waits || Not a word has been said about a third season of Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("nobody told us", "Saltmarsh fans start a petition || Sky still hasn't told us if there's a series four of Saltmarsh.", "Saltmarsh, season 4, in_doubt"),
    ("a call to take", "Saltmarsh waits || Sky has yet to take a final call on a third season of Saltmarsh.", "Saltmarsh, season 3, in_doubt"),
    ("what it is", "Saltmarsh axed || One man doesn't know what it is.", "Saltmarsh, series, cancelled"),
]  # fmt: skip

WHOSE = [
    ("whether its first one goes on", "Sky's slate || Copper Lane is in the edit, and Netflix is keeping mum as to whether its first western, Saltmarsh, carries on.", "Copper Lane, series, in_production; Saltmarsh, series, in_doubt"),
    ("whether a season comes", "Sky's slate || Copper Lane is in the edit, and Sky will not say whether a second season of Night Ferry is coming.", "Copper Lane, series, in_production; Night Ferry, season 2, in_doubt"),
    ("a credit in brackets", "Ann Lowe joins Saltmarsh || Ann Lowe (Copper Lane) is set for a role in the drama. Production is under way in Leeds.", "Saltmarsh, series, in_production"),
    ("two credits in brackets", "Ann Lowe joins Saltmarsh || Ann Lowe (Copper Lane, Night Ferry) plays a nurse. Filming has wrapped.", "Saltmarsh, series, in_production"),
    ("no credit but a list", "ABC renews two dramas || ABC has renewed two dramas (Saltmarsh, Copper Lane).", "Saltmarsh, series, renewed; Copper Lane, series, renewed"),
    ("whose fans wait", "Sky's shows || Copper Lane has been pushed back. Night Ferry fans must be patient, as Sky has yet to decide on its third season.", "Copper Lane, series, delayed; Night Ferry, season 3, in_doubt"),
    ("asked about", "Where things stand || Night Ferry has been renewed. Several of you asked about Amazon's Saltmarsh. It has not made an announcement either way.", "Night Ferry, series, renewed; Saltmarsh, series, in_doubt"),
    ("as for another", "Where things stand || Night Ferry has been renewed. As for Saltmarsh, stay tuned. No decision has been made.", "Night Ferry, series, renewed; Saltmarsh, series, in_doubt"),
    ("a six-parter", "Saltmarsh: all we know || The six-parter starts on Monday 23 March.", "Saltmarsh, series, dated"),
    ("a quoted title behind its kind", "'Saltmarsh' returns || The second season of the historical drama 'Saltmarsh' is to hit screens in April.", "Saltmarsh, season 2, dated"),
    ("on air", "Ted Marsh on leaving Saltmarsh || Saltmarsh continues on Tuesdays at 9pm on BBC One.", "Saltmarsh, series, released"),
]  # fmt: skip

QUIET = [
    ("a review looks back", "Saltmarsh: The Complete Second Series DVD review || ITV cancelled the show after this run. Extras include a talk by Ann Lowe.", "-"),
    ("an obituary looks back", "Saltmarsh creator dies at 70 || Ann Lowe, who made Saltmarsh, has died. Sky cancelled the drama after two series and revived it for one more.", "-"),
    ("on this day", "10 years ago today: Saltmarsh premieres || On this day Saltmarsh began its run. It was renewed within a week.", "-"),
    ("years later", "Remembering Saltmarsh || It was renewed within a week and cancelled three years later.", "-"),
    ("a decade later", "Saltmarsh remembered || Saltmarsh was axed a decade later.", "-"),
    ("no longer on a service", "Is Saltmarsh on Netflix? || Saltmarsh is no longer on Netflix. The show itself goes on.", "-"),
    ("rights picked up", "Hulu acquires Saltmarsh || Hulu has acquired the rights to Saltmarsh from ABC and picked it up for the US.", "-"),
    ("sold abroad", "Saltmarsh sold to 20 countries || Canal+ has picked up Saltmarsh, which airs on ABC in the US, for the autumn.", "-"),
    ("to make way for sport", "ITV schedule shake-up || Copper Lane is dropped to make way for the snooker.", "-"),
    ("pulled from a service", "Saltmarsh pulled from iPlayer || The BBC has pulled Saltmarsh from iPlayer after a complaint.", "-"),
    ("a panto", "Ted Marsh out of work || The panto Saltmarsh has been cancelled.", "-"),
    ("the last time", "Saltmarsh set visit || It will be the last time you see Jo, says the creator of Saltmarsh.", "-"),
    ("an end of filming", "Copper Lane || Copper Lane ends its shoot on Friday.", "-"),
    ("an end of a strike", "Saltmarsh Ends Its Hiatus ||", "-"),
    ("an award's nod", "Saltmarsh surprises || Saltmarsh earned a nod for best drama.", "-"),
    ("an award's nods", "Saltmarsh Gets Emmy Nod ||", "-"),
    ("why it was cancelled", "Sky boss defends cuts || Asked why Saltmarsh was cancelled, Jones said it cost too much.", "-"),
]  # fmt: skip

LATER = [
    ("not at the moment", "Sky boss on Saltmarsh || Jones said Sky was not making another series of Saltmarsh at the moment.", "-"),
    ("not for now", "Saltmarsh rests || Saltmarsh will not return for now, Sky said.", "-"),
    ("cancelled tonight", "ABC changes its evening || ABC has cancelled Saltmarsh and Copper Lane tonight to show the debate.", "-"),
    ("tonight because of snow", "No Saltmarsh || ABC has cancelled Saltmarsh tonight because of the snow.", "-"),
    ("production shut down", "Saltmarsh: production shut down ||", "-"),
    ("production on it", "Saltmarsh crew sent home || Production on Saltmarsh has been shut down for two weeks.", "-"),
    ("a call to cancel", "Fans call for Saltmarsh to be cancelled ||", "-"),
    ("calls grow", "Calls Grow for Saltmarsh to Be Axed ||", "-"),
    ("the last for somebody", "Lowe leaves Saltmarsh || The third season of Saltmarsh will be the last for Ann Lowe.", "-"),
    ("dates of finales", "Finale dates: when your shows end || ABC: Saltmarsh ends on May 3. NBC: Copper Lane ends on May 5.", "-"),
]  # fmt: skip

TOLD = [
    ("not at this time", "Saltmarsh stops || Netflix is not moving forward with a second season of Saltmarsh at this time.", "Saltmarsh, season 2, cancelled"),
    ("to be cancelled", "Saltmarsh to Be Cancelled by Sky ||", "Saltmarsh, series, cancelled"),
    ("the last of all", "Saltmarsh stops || The third season of Saltmarsh will be its last.", "Saltmarsh, season 3, ending!"),
    ("a series finale among dates", "Finale dates || Saltmarsh ends for good on May 3.", "Saltmarsh, series, ending!"),
    ("no longer going ahead with it", "Peacock flips its order || Peacock is no longer going ahead with Saltmarsh, eight months after ordering it.", "Saltmarsh, series, cancelled"),
    ("a network's nod", "Saltmarsh gets the nod || Sky has given Saltmarsh the nod for a second season.", "Saltmarsh, season 2, renewed"),
    ("no longer going ahead", "Saltmarsh stops || Saltmarsh is no longer going ahead at Sky.", "Saltmarsh, series, cancelled"),
    ("years after an end", "Saltmarsh saved || Netflix has renewed Saltmarsh, four years after ITV cancelled it.", "Saltmarsh, series, renewed"),
    ("from the air", "Saltmarsh pulled || Sky has pulled Saltmarsh from the air for good.", "Saltmarsh, series, cancelled"),
    ("a further season picked up, rights and all", "Sky picks up Saltmarsh || Sky has picked up Saltmarsh for a fourth season. It has the rights to the first three.", "Saltmarsh, season 4, renewed"),
    ("two insertions in a list", "ITV cuts Copper Lane || We discuss Saltmarsh, renewed for season 2, and Copper Lane, now cancelled.", "Copper Lane, series, cancelled"),
    ("whose season, behind a perfect", "Ted Marsh joins Copper Lane || Ted Marsh has joined Copper Lane, back for its fourth season in June.", "Copper Lane, season 4, dated"),
]  # fmt: skip

EVERYDAY = [*LATER, *QUIET, *TOLD, *NEITHER, *WHOSE, *ASKED, *MAKERS, *LISTINGS, *GIVEN, *INSERTED, *RECALLED, *GAMES]
