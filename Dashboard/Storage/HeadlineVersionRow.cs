namespace Dashboard.Storage;

/// <summary>What a headline said at one time.</summary>
public sealed class HeadlineVersionRow
{
    /// <summary>The headline.</summary>
    public long HeadlineId { get; set; }

    /// <summary>Number of the version, from 1.</summary>
    public int Number { get; set; }

    /// <summary>The title then.</summary>
    public required string Title { get; set; }

    /// <summary>The lead then.</summary>
    public string? Lead { get; set; }

    /// <summary>Name of the editor, or null when the source said so.</summary>
    public string? Editor { get; set; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset At { get; set; }
}
