namespace Dashboard.Moderation.Cases.Reading;

/// <summary>Knows no lookalikes: identical content alone is the same picture.</summary>
internal sealed class NoLookalikes : ILookalikes
{
    public Task<IReadOnlyList<Lookalike>> FindAsync(long pictureId, CancellationToken ct) => Task.FromResult<IReadOnlyList<Lookalike>>([]);
}
