using Dashboard.Wire;

namespace Dashboard.Ingest.Articles;

/// <summary>What was found in a page.</summary>
/// <param name="Body">The article: HTML of our allow-list; null where there is a fault.</param>
/// <param name="Fault">A code of <see cref="ArticleFault"/>; null where there is an article.</param>
/// <param name="Picture">The picture the page gives for itself; null where it names none.</param>
public readonly record struct PageReading(string? Body, string? Fault, WirePicture? Picture = null);
