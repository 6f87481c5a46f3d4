namespace Dashboard.Feeds.Building;

/// <summary>The element whose start tag was just read.</summary>
/// <param name="Vocabulary">Whose word it is.</param>
/// <param name="Base">What relative addresses in it start from.</param>
/// <param name="Language">The language declared on it or around it.</param>
/// <param name="Parent">The name of the element around it, as written.</param>
/// <param name="IsGuest">It is Atom's in a feed that is not.</param>
internal readonly record struct Element(Vocabulary Vocabulary, Uri? Base, string? Language, Markup.Slice Parent, bool IsGuest);
