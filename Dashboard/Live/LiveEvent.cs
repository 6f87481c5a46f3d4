using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>One event as it is handed to listeners. Its encodings are made once and shared by all of them.</summary>
public sealed class LiveEvent
{
    private Lazy<ReadOnlyMemory<byte>>? _sse;
    private Lazy<SerializedHubMessage?>? _hub;

    /// <summary>Makes an event from what the log or the bell says.</summary>
    /// <param name="log">Which log.</param>
    /// <param name="seq">Number in the log.</param>
    /// <param name="prev">Number of the event before.</param>
    /// <param name="kind">Name of the event.</param>
    /// <param name="at">When it was written (UTC).</param>
    /// <param name="keys">What it is filtered by.</param>
    /// <param name="data">Its data: JSON in UTF-8 on one line; empty once redacted.</param>
    public LiveEvent(LiveLog log, long seq, long prev, string kind, DateTimeOffset at, LiveKeys keys, ReadOnlyMemory<byte> data)
    {
        (Log, Seq, Prev, Kind, At, Keys, Data) = (log, seq, prev, kind, at, keys, data);
    }

    /// <summary>Which log.</summary>
    public LiveLog Log { get; }

    /// <summary>Number in the log.</summary>
    public long Seq { get; }

    /// <summary>Number of the event before it.</summary>
    public long Prev { get; }

    /// <summary>Name of the event.</summary>
    public string Kind { get; }

    /// <summary>When it was written (UTC).</summary>
    public DateTimeOffset At { get; }

    /// <summary>What it is filtered by.</summary>
    public LiveKeys Keys { get; }

    /// <summary>JSON in UTF-8; empty once redacted.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>The last span of its way; none where that is not recorded.</summary>
    public ActivityContext Trace { get; init; }

    /// <summary>Nothing of it may be shown any more; it only keeps its number.</summary>
    public bool IsRedacted => Data.IsEmpty;

    /// <summary>The event as a block of an event stream.</summary>
    public ReadOnlyMemory<byte> Sse => (_sse ?? First(ref _sse, new(() => SseFrame.Of(Seq, Kind, Data.Span)))).Value;

    /// <summary>The event as a hub invocation.</summary>
    public SerializedHubMessage? Hub => (_hub ?? First(ref _hub, new(() => HubSpeech.Of(this)))).Value;

    /// <summary>The data as an object.</summary>
    /// <typeparam name="T">The record of its kind.</typeparam>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Data.Span, LiveJson.Options)
        ?? throw new JsonException($"Event {Seq} holds no {typeof(T).Name}.");

    /// <summary>The same number without what it said.</summary>
    public LiveEvent Redact() => With(default);

    /// <summary>The same number with other data.</summary>
    /// <param name="data">JSON in UTF-8 on one line.</param>
    public LiveEvent With(ReadOnlyMemory<byte> data) => new(Log, Seq, Prev, Kind, At, Keys, data);

    /// <summary>The event of a row of the log.</summary>
    /// <param name="row">The row.</param>
    /// <param name="committedAt">When it was committed (UTC), where that is known more closely than the row says.</param>
    /// <param name="trace">The span in which it came about.</param>
    /// <param name="data">The row's payload as bytes, where they are at hand.</param>
    public static LiveEvent Of(EventRow row, DateTimeOffset? committedAt = null, ActivityContext trace = default, ReadOnlyMemory<byte>? data = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        var keys = new LiveKeys(row.HeadlineId, row.SourceId, row.Language, row.Section, row.FormerLanguage, row.FormerSection);
        return new(row.Log, row.Seq, row.Prev, row.Kind, committedAt ?? row.At, keys, data ?? (row.Payload is null ? default : Encoding.UTF8.GetBytes(row.Payload))) { Trace = trace };
    }

    // Many events are only passed on, and never ask for an encoding; of two that ask at once both get the first one's.
    private static Lazy<T> First<T>(ref Lazy<T>? place, Lazy<T> mine) => Interlocked.CompareExchange(ref place, mine, null) ?? mine;
}
