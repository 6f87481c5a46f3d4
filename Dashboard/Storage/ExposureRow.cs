namespace Dashboard.Storage;

/// <summary>How long a moderator looked at unblurred pictures on one day.</summary>
public sealed class ExposureRow
{
    /// <summary>Account of the moderator.</summary>
    public required string ModeratorId { get; set; }

    /// <summary>The day, in UTC.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Seconds.</summary>
    public double Seconds { get; set; }
}
