namespace Dashboard.Moderation.Cases;

/// <summary>Finds pictures that look like one; filled by the room of pictures.</summary>
public interface ILookalikes
{
    /// <summary>Pictures that look like this one, nearest first, itself left out.</summary>
    /// <param name="pictureId">Surrogate identifier of the picture.</param>
    /// <param name="ct">Stops it.</param>
    Task<IReadOnlyList<Lookalike>> FindAsync(long pictureId, CancellationToken ct);
}
