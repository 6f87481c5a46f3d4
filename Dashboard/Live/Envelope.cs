using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Storage;

namespace Dashboard.Live;

/// <summary>One message on the Redis channel. It is a bell: the database stays the truth.</summary>
/// <param name="Log"><c>public</c> or <c>staff</c>.</param>
/// <param name="Seq">Number in its log.</param>
/// <param name="Prev">Number of the event before it in the log.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Data">The event's data; none for the staff log.</param>
/// <param name="FormerLanguage">Language before an update, where it differs.</param>
/// <param name="FormerSection">Section before an update, where it differs.</param>
internal sealed record Envelope(
    string Log,
    long Seq,
    long Prev,
    string Event,
    DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Data = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FormerLanguage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FormerSection = null)
{
    private const string PublicName = "public";
    private const string StaffName = "staff";

    /// <summary>The log it belongs to, null for a name we don't know.</summary>
    [JsonIgnore]
    public LiveLog? LogKind => Log switch { PublicName => LiveLog.Public, StaffName => LiveLog.Staff, _ => null };

    /// <summary>The message for an event that was committed.</summary>
    public static Envelope Of(LiveEvent @event) => new(
        @event.Log == LiveLog.Public ? PublicName : StaffName, @event.Seq, @event.Prev, @event.Kind, @event.At,
        @event.Log == LiveLog.Public ? JsonDocument.Parse(@event.Data).RootElement : null,
        @event.Keys.FormerLanguage, @event.Keys.FormerSection);
}
