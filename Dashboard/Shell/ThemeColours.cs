namespace Dashboard.Shell;

/// <summary>The colours of one theme, by the names of their tokens.</summary>
/// <param name="Paper">Ground of the page.</param>
/// <param name="Raised">Ground of what lies on it.</param>
/// <param name="Ink">Text.</param>
/// <param name="Faint">Text of less weight.</param>
/// <param name="Line">Lines.</param>
/// <param name="Accent">Links and the one main act.</param>
/// <param name="OnAccent">Text on the accent.</param>
/// <param name="Flash">Flash news, failures, what destroys.</param>
/// <param name="Urgent">Urgent news, warnings: shapes.</param>
/// <param name="UrgentInk">The same for words, dark enough to be read.</param>
/// <param name="Good">What went well.</param>
/// <param name="Waiting">What waits for somebody.</param>
public sealed record ThemeColours(
    string Paper,
    string Raised,
    string Ink,
    string Faint,
    string Line,
    string Accent,
    string OnAccent,
    string Flash,
    string Urgent,
    string UrgentInk,
    string Good,
    string Waiting);
