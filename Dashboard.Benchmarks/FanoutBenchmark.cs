using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Dashboard.Live;
using Dashboard.Live.Fanout;
using Dashboard.Shared.Headlines;
using Dashboard.Shared.Live;
using Dashboard.Storage;

namespace Dashboard.Benchmarks;

/// <summary>What one event costs on its way from the bell to the sockets: encode, ring, batch, write.</summary>
[MemoryDiagnoser]
public class FanoutBenchmark
{
    private const int Readers = 100;
    private readonly LiveRing _ring = new(4_096, 0);
    private readonly List<LiveEvent> _read = [];
    private byte[] _data = [];
    private StreamBlock _block;
    private Socket[] _senders = [];
    private Task[] _drains = [];
    private long _seq;

    /// <summary>A headline, and readers that take what they are sent.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var headline = new Headline(
            1, 1, "La municipalité inaugure la nouvelle bibliothèque du quartier après deux ans de travaux", "https://source.example/a/1",
            "/articles/1/la-municipalite", new HeadlineSource(1, "La Source"), "societe", "fr", TextDirection.LeftToRight, Urgency.Normal, null,
            DateTimeOffset.UnixEpoch, null);
        _data = JsonSerializer.SerializeToUtf8Bytes(HeadlineNews.From(headline, 1), LiveJson.Options);
        _block = new Batch(0, [Event(1)]).Stream(1);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(Readers);
        (_senders, _drains) = (new Socket[Readers], new Task[Readers]);
        for (var i = 0; i < Readers; i++)
        {
            var reader = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            reader.Connect(listener.LocalEndPoint!);
            _senders[i] = listener.Accept();
            _drains[i] = DrainAsync(reader);
        }
    }

    /// <summary>Lets the readers go.</summary>
    [GlobalCleanup]
    public Task CloseAsync()
    {
        Array.ForEach(_senders, sender => sender.Dispose());
        return Task.WhenAll(_drains);
    }

    /// <summary>An event as a block of an event stream, from its data.</summary>
    [Benchmark]
    public int Encode() => Event(1).Sse.Length;

    /// <summary>An event into the ring and out of it.</summary>
    [Benchmark]
    public int Ring()
    {
        _read.Clear();
        _ring.Append([Event(_seq + 1)]);
        _ring.TryRead(_seq++, _read, Batch.MostEvents, out _);
        return _read.Count;
    }

    /// <summary>Sixty-four events joined into what all readers share.</summary>
    [Benchmark]
    public int Join() => new Batch(0, [.. Enumerable.Range(1, Batch.MostEvents).Select(n => Event(n))]).Stream(ulong.MaxValue).Chunk.Length;

    /// <summary>A shared block to a hundred sockets: nearly all of it is the kernel's.</summary>
    [Benchmark(OperationsPerInvoke = Readers)]
    public int Write()
    {
        var sent = 0;
        foreach (var sender in _senders)
        {
            sent += sender.Send(_block.Chunk.Span, SocketFlags.None);
        }

        return sent;
    }

    private LiveEvent Event(long seq) => new(LiveLog.Public, seq, seq - 1, LiveEvents.Headline, DateTimeOffset.UnixEpoch, new LiveKeys(seq, 1, "fr", "societe"), _data);

    private static async Task DrainAsync(Socket reader)
    {
        using (reader)
        {
            var buffer = new byte[65_536];
            while (await reader.ReceiveAsync(buffer) > 0)
            {
                // Only taken.
            }
        }
    }
}
