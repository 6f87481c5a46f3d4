using Dashboard.Feeds.Markup;

namespace Dashboard.Feeds.Building;

/// <summary>An element that is open.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Place">What it is to the feed.</param>
/// <param name="Declarations">How many namespace declarations were in force around it.</param>
/// <param name="Base">What relative addresses in it start from.</param>
/// <param name="Language">The language of its text.</param>
/// <param name="IsEntry">Whether an entry ends with it.</param>
internal readonly record struct Frame(Slice Name, Place Place, int Declarations, Uri? Base, string? Language, bool IsEntry);
