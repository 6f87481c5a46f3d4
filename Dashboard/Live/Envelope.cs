using System.Diagnostics;
using System.Text.Json.Serialization;
using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>One message on the Redis channel. It is a bell: the database stays the truth.</summary>
/// <param name="Log"><c>public</c> or <c>staff</c>.</param>
/// <param name="Seq">Number in its log.</param>
/// <param name="Prev">Number of the event before it in the log.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Data">The event's data, JSON in UTF-8 on one line; none for the staff log.</param>
/// <param name="FormerLanguage">Language before an update, where it differs.</param>
/// <param name="FormerSection">Section before an update, where it differs.</param>
/// <param name="Traceparent">The span that published it (W3C Trace Context), where it is recorded.</param>
internal sealed record Envelope(
    string Log,
    long Seq,
    long Prev,
    string Event,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonConverter(typeof(OneLineJson))] ReadOnlyMemory<byte>? Data = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FormerLanguage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FormerSection = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Traceparent = null)
{
    private const string PublicName = "public";
    private const string StaffName = "staff";

    /// <summary>The log it belongs to, null for a name we don't know.</summary>
    [JsonIgnore]
    public LiveLog? LogKind => Log switch { PublicName => LiveLog.Public, StaffName => LiveLog.Staff, _ => null };

    /// <summary>The span it comes from; none where it names none.</summary>
    [JsonIgnore]
    public ActivityContext Trace => Traceparent is not null && ActivityContext.TryParse(Traceparent, null, isRemote: true, out var trace) ? trace : default;

    /// <summary>The message for an event that was committed.</summary>
    /// <param name="event">The event.</param>
    /// <param name="traceparent">The span that publishes it.</param>
    public static Envelope Of(LiveEvent @event, string? traceparent = null) => new(
        @event.Log == LiveLog.Public ? PublicName : StaffName, @event.Seq, @event.Prev, @event.Kind, @event.At,
        // Said with its type: a bare null would become empty memory, which is no JSON.
        @event.Log == LiveLog.Public && !@event.IsRedacted ? @event.Data : default(ReadOnlyMemory<byte>?),
        @event.Keys.FormerLanguage, @event.Keys.FormerSection, traceparent);
}
