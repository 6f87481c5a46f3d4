using System.Collections.Concurrent;
using System.Text.Json;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>What a newcomer starts with, encoded once for all who come in the same moment.</summary>
/// <param name="headlines">The latest headlines, oldest first.</param>
/// <param name="head">The public log's head when they were read.</param>
public sealed class LiveSnapshot(IReadOnlyList<Headline> headlines, long head)
{
    private readonly Lazy<ReadOnlyMemory<byte>[]> _frames = new(() =>
        [.. headlines.Select(h => SseFrame.Of(h.Seq, LiveEvents.Headline, JsonSerializer.SerializeToUtf8Bytes(HeadlineNews.From(h, h.Seq), LiveJson.Options)))]);

    private readonly Lazy<SerializedHubMessage[]> _each = new(() => [.. headlines.Select(h => HubSpeech.One(HeadlineNews.From(h, h.Seq)))]);
    private readonly ConcurrentDictionary<int, SerializedHubMessage> _together = [];

    /// <summary>The public log's head when it was read.</summary>
    public long Head => head;

    /// <summary>How many headlines it holds.</summary>
    public int Count => headlines.Count;

    /// <summary>The latest of them as blocks of an event stream, then the position.</summary>
    /// <param name="last">How many at most.</param>
    public ReadOnlyMemory<byte> Stream(int last)
    {
        var frames = _frames.Value.AsSpan(Math.Max(0, headlines.Count - last));
        var end = SseFrame.Position(head);
        var length = end.Length;
        foreach (var frame in frames)
        {
            length += frame.Length;
        }

        var (bytes, at) = (new byte[length], 0);
        foreach (var frame in frames)
        {
            frame.CopyTo(bytes.AsMemory(at));
            at += frame.Length;
        }

        end.CopyTo(bytes.AsMemory(at));
        return bytes;
    }

    /// <summary>The latest of them as calls of the hub: several are one call, one is its own.</summary>
    /// <param name="last">How many at most.</param>
    /// <param name="oneByOne">Each by a call of its own.</param>
    public IEnumerable<SerializedHubMessage> Speech(int last, bool oneByOne)
    {
        var count = Math.Min(last, headlines.Count);
        return oneByOne || count == 1 ? _each.Value.Skip(headlines.Count - count)
            : count == 0 ? []
            : [_together.GetOrAdd(count, latest => HubSpeech.Several([.. headlines.Skip(headlines.Count - latest).Select(h => HeadlineNews.From(h, h.Seq))]))];
    }
}
