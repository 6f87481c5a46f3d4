namespace Dashboard.Shared.Headlines;

/// <summary>The source of a headline, as far as a reader needs to know it.</summary>
/// <param name="Id">Surrogate identifier of the source.</param>
/// <param name="Name">Its name as shown.</param>
public sealed record HeadlineSource(int Id, string Name);
