using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Live.Fanout;

/// <summary>
/// Consecutive events that leave together. What a connection gets of them depends only on which ones its filter lets through,
/// so each such choice is encoded once and shared. Not thread-safe: each loop makes its own.
/// </summary>
internal sealed class Batch
{
    /// <summary>Events of one batch at most: as many as a choice has bits.</summary>
    public const int MostEvents = 64;

    private readonly IReadOnlyList<LiveEvent> _events;
    private readonly ulong _all;
    private readonly Dictionary<ulong, StreamBlock> _blocks = [];
    private readonly Dictionary<(ulong Choice, string Protocol, bool OneByOne), SerializedHubMessage?> _speeches = [];
    private (ulong Choice, string Protocol, bool OneByOne) _lastKey;
    private SerializedHubMessage? _lastSpeech;

    /// <summary>Makes a batch.</summary>
    /// <param name="from">The position it follows on.</param>
    /// <param name="events">At least one and at most <see cref="MostEvents"/>, in order.</param>
    public Batch(long from, IReadOnlyList<LiveEvent> events)
    {
        (From, To, NewestAt, _events) = (from, events[^1].Seq, events[^1].At, events);
        _all = Choose(LiveFilter.All);
    }

    /// <summary>The position it follows on.</summary>
    public long From { get; }

    /// <summary>The position after it.</summary>
    public long To { get; }

    /// <summary>When its newest event was committed (UTC).</summary>
    public DateTimeOffset NewestAt { get; }

    /// <summary>Which events a filter lets through, a bit each.</summary>
    /// <param name="filter">The filter.</param>
    public ulong ChoiceOf(LiveFilter filter) => filter.IsAll ? _all : Choose(filter);

    /// <summary>Chosen events as blocks of an event stream.</summary>
    /// <param name="choice">A bit for each event.</param>
    public StreamBlock Stream(ulong choice)
    {
        if (!_blocks.TryGetValue(choice, out var block))
        {
            _blocks.Add(choice, block = Frame(choice));
        }

        return block;
    }

    /// <summary>Chosen events as the bytes of hub calls, written at once; null where no call speaks of any.</summary>
    /// <param name="choice">A bit for each event; at least one.</param>
    /// <param name="protocol">The connection's protocol.</param>
    /// <param name="oneByOne">Each headline by a call of its own.</param>
    public SerializedHubMessage? Speech(ulong choice, IHubProtocol protocol, bool oneByOne)
    {
        // Nearly all want the same as the one before.
        if (_lastSpeech is { } last && _lastKey.Choice == choice && _lastKey.OneByOne == oneByOne && ReferenceEquals(_lastKey.Protocol, protocol.Name))
        {
            return last;
        }

        var key = (choice, protocol.Name, oneByOne);
        if (!_speeches.TryGetValue(key, out var speech))
        {
            _speeches.Add(key, speech = HubSpeech.Together(Chosen(choice), protocol, oneByOne));
        }

        (_lastKey, _lastSpeech) = (key, speech);
        return speech;
    }

    private ulong Choose(LiveFilter filter)
    {
        var choice = 0UL;
        for (var i = 0; i < _events.Count; i++)
        {
            if (filter.Passes(_events[i]))
            {
                choice |= 1UL << i;
            }
        }

        return choice;
    }

    private List<LiveEvent> Chosen(ulong choice) => [.. _events.Where((_, i) => (choice & (1UL << i)) != 0)];

    private StreamBlock Frame(ulong choice)
    {
        var chosen = Chosen(choice);
        return Chunks.Of(chosen.Sum(e => e.Sse.Length), chosen.Count, chunk =>
        {
            foreach (var @event in chosen)
            {
                @event.Sse.Span.CopyTo(chunk);
                chunk = chunk[@event.Sse.Length..];
            }
        });
    }
}
