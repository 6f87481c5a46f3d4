using System.Diagnostics;
using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>An event that a change wants to append; it gets its number just before the commit.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Kind">Name of the event.</param>
/// <param name="Data">Makes the data once the number is known and the change's rows have their identifiers.</param>
public sealed record PendingEvent(LiveLog Log, string Kind, Func<long, object> Data)
{
    /// <summary>Hears the number before the change's rows are written; a new headline keeps it.</summary>
    public Action<long>? Numbered { get; init; }

    /// <summary>Identifier of the headline it speaks of, asked after the rows are written.</summary>
    public Func<long?>? HeadlineId { get; init; }

    /// <summary>The picture it speaks of, or that its headline shows.</summary>
    public long? PictureId { get; init; }

    /// <summary>The source it is filtered by.</summary>
    public int? SourceId { get; init; }

    /// <summary>The language it is filtered by.</summary>
    public string? Language { get; init; }

    /// <summary>The section it is filtered by.</summary>
    public string? Section { get; init; }

    /// <summary>The language before, where it differs.</summary>
    public string? FormerLanguage { get; init; }

    /// <summary>The section before, where it differs.</summary>
    public string? FormerSection { get; init; }

    /// <summary>The span in which it came about.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;
}
