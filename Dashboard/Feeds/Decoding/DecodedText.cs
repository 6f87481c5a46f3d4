namespace Dashboard.Feeds.Decoding;

/// <summary>The characters of a document and the name of the encoding they were read in.</summary>
internal readonly record struct DecodedText(string Text, string Name);
