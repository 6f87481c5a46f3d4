using System.Globalization;
using System.Text.Json;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Dashboard.Tests.Live;

/// <summary>From the writer to the socket, with real HTTP, each database and each Redis.</summary>
public sealed class RoadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", "garnet")]
    [InlineData("sqlite", "redis")]
    [InlineData("postgres", "garnet")]
    [InlineData("postgres", "redis")]
    public async Task A_headline_reaches_an_open_stream_with_its_number(string database, string bell)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database, bell);
        await newsroom.StoreAsync(newsroom.Entry("avant"));
        var snapshot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = SseReader.ReadAsync($"{newsroom.Address}/live?last=1", null, h => Heard(h, snapshot), Ct);
        await snapshot.Task.WaitAsync(Ct);
        await newsroom.StoreAsync(newsroom.Entry("après"));
        var heard = (await reading).Where(e => e.Kind == "headline").ToList();
        Assert.Equal(["1", "2"], heard.Select(e => e.Id));
        var news = JsonSerializer.Deserialize<HeadlineNews>(heard[1].Data, LiveJson.Options)!;
        Assert.Equal(("après", 2L, 2L), (news.Title, news.Seq, news.EventSeq));
    }

    [Fact]
    public async Task A_position_beyond_the_head_is_reset_and_starts_as_a_newcomer()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        await newsroom.StoreAsync(newsroom.Entry());
        var heard = await SseReader.ReadAsync($"{newsroom.Address}/live", 999, h => h.Count == 2, Ct);
        Assert.Equal(["reset", "headline"], heard.Select(e => e.Kind));
    }

    [Fact]
    public async Task A_replay_leaves_out_what_was_withdrawn_and_keeps_the_withdrawal()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var entry = newsroom.Entry();
        await newsroom.StoreAsync(entry);
        await newsroom.TakeBackAsync(entry.Id!);
        // The node hears of it a moment after it is written; until then a replay has both, in order.
        await SseReader.ReadAsync($"{newsroom.Address}/live?after=0", null, h => h.Exists(e => e.Kind == "headline-withdrawn"), Ct);
        var heard = await SseReader.ReadAsync($"{newsroom.Address}/live?after=0", null, h => h.Count == 1, Ct);
        Assert.Equal(["headline-withdrawn"], heard.Select(e => e.Kind));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("""{"log":"public","seq":1,"prev":0,"event":"headline","data":{"id":1,"source":{"id":1},"title":"Deux fois"}}""")]
    [InlineData("""{"log":"elsewhere","seq":9,"prev":2,"event":"headline","data":{}}""")]
    [InlineData("""{"log":"public","seq":900,"prev":800,"event":"headline","data":{"id":1,"source":{"id":1},"title":"Dans le vide"}}""")]
    public async Task What_is_no_next_event_on_the_channel_is_passed_over(string message)
    {
        await using var newsroom = await TestNewsroom.StartAsync(bell: "redis");
        await newsroom.StoreAsync(newsroom.Entry("avant"));
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = SseReader.ReadAsync($"{newsroom.Address}/live?last=1", null, h => Heard(h, opened), Ct);
        await opened.Task.WaitAsync(Ct);
        await PublishAsync(newsroom, message);
        await newsroom.StoreAsync(newsroom.Entry("après"));
        Assert.Equal(["1", "2"], (await reading).Where(e => e.Kind == "headline").Select(e => e.Id));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_event_for_the_staff_rings_the_bell_and_keeps_its_data_to_the_log()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var newsroom = await TestNewsroom.StartAsync(bell: "redis");
        var redis = await newsroom.Services.GetRequiredService<LiveConnection>().GetAsync(ct);
        var bell = await redis.GetSubscriber().SubscribeAsync(Bell(newsroom));
        await newsroom.Services.GetRequiredService<EventLog>().WriteAsync((_, events) =>
        {
            events.Add(new(LiveLog.Staff, LiveEvents.SourceChanged, _ => new { id = 1, note = "Entre nous" }));
            return Task.CompletedTask;
        }, ct);
        var rung = (await bell.ReadAsync(ct)).Message.ToString();
        Assert.Contains("\"log\":\"staff\"", rung, StringComparison.Ordinal);
        Assert.DoesNotContain("Entre nous", rung, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_event_ahead_of_the_log_does_not_silence_the_true_ones()
    {
        await using var newsroom = await TestNewsroom.StartAsync(bell: "redis");
        await newsroom.StoreAsync(newsroom.Entry("avant"));
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var misled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = SseReader.ReadAsync($"{newsroom.Address}/live?last=1", null, h =>
        {
            opened.TrySetResult();
            if (h.Exists(e => e.Data.Contains("Forgé", StringComparison.Ordinal)))
            {
                misled.TrySetResult();
            }

            return h.Exists(e => e.Data.Contains("Vrai", StringComparison.Ordinal));
        }, Ct);
        await opened.Task.WaitAsync(Ct);
        await PublishAsync(newsroom, """{"log":"public","seq":5000,"prev":1,"event":"headline","at":"2026-11-23T00:00:00Z","data":{"id":9,"source":{"id":1},"title":"Forgé"}}""");
        await misled.Task.WaitAsync(Ct);
        while (!reading.IsCompleted)
        {
            // What is stored raises the log's end; the bell makes the node look there.
            await newsroom.StoreAsync(newsroom.Entry("Vrai"));
            newsroom.Services.GetRequiredService<LiveDoorbell>().Ring();
        }

        var kinds = (await reading).Select(e => e.Kind).ToList();
        Assert.True(kinds.IndexOf("reset") < kinds.LastIndexOf("headline"));
        Assert.Contains("reset", kinds);
    }

    [Fact]
    public async Task A_filter_with_too_many_values_is_a_problem_not_a_stream()
    {
        await using var newsroom = await TestNewsroom.StartAsync();
        var query = string.Join('&', Enumerable.Range(1, 51).Select(n => string.Create(CultureInfo.InvariantCulture, $"source={n}")));
        await Assert.ThrowsAsync<HttpRequestException>(() => SseReader.ReadAsync($"{newsroom.Address}/live?{query}", null, _ => true, Ct));
    }

    [Theory]
    [InlineData("sqlite", "garnet", 4096)]
    [InlineData("sqlite", "garnet", 64)]
    [InlineData("postgres", "redis", 4096)]
    public async Task Five_hundred_headlines_with_twenty_disconnects_arrive_once_each_on_the_stream(string database, string bell, int ring)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database, bell, ring);
        var random = new Random(20);
        var cuts = Enumerable.Range(0, 20).Select(_ => random.Next(1, 480)).Order().ToList();
        var writing = WriteAsync(newsroom, 500);
        var seqs = new List<long>();
        foreach (var until in cuts.Append(500))
        {
            var position = seqs.Count == 0 ? 0 : seqs[^1];
            var missing = until - seqs.Count;
            var heard = await SseReader.ReadAsync($"{newsroom.Address}/live", position, h => h.Count >= missing, Ct);
            seqs.AddRange(heard.Select(e => long.Parse(e.Id, CultureInfo.InvariantCulture)));
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, 500).Select(n => (long)n), seqs);
    }

    [Theory]
    [InlineData("sqlite", "garnet")]
    [InlineData("postgres", "redis")]
    public async Task Five_hundred_headlines_with_twenty_disconnects_arrive_once_each_on_the_hub(string database, string bell)
    {
        await using var newsroom = await TestNewsroom.StartAsync(database, bell);
        var random = new Random(21);
        var writing = WriteAsync(newsroom, 500);
        var seqs = new List<long>();
        foreach (var until in Enumerable.Range(0, 20).Select(_ => random.Next(1, 480)).Order().Append(500))
        {
            await HearAsync(newsroom, seqs, until);
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, 500).Select(n => (long)n), seqs);
    }

    private static async Task HearAsync(TestNewsroom newsroom, List<long> seqs, int until)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var position = seqs.Count == 0 ? 0 : seqs[^1];
        void Hear(IEnumerable<HeadlineNews> news)
        {
            // What a cut connection still had under way comes after it was left: it is above the position and is asked for again.
            if (enough.Task.IsCompleted)
            {
                return;
            }

            seqs.AddRange(news.Select(n => n.EventSeq).Where(n => n > position));
            if (seqs.Count >= until)
            {
                enough.TrySetResult();
            }
        }

#pragma warning disable RS0030 // A test is outside the house: it may be a hub client.
        await using var hub = new HubConnectionBuilder().WithUrl($"{newsroom.Address}/hubs/live")
            .AddJsonProtocol(o => LiveJson.Apply(o.PayloadSerializerOptions)).Build();
#pragma warning restore RS0030
        using var one = hub.On<HeadlineNews>(nameof(ILiveClient.HeadlineArrived), n => Hear([n]));
        using var many = hub.On<List<HeadlineNews>>(nameof(ILiveClient.HeadlinesArrived), Hear);
        await hub.StartAsync(Ct);
        await hub.InvokeAsync("Join", new JoinRequest(After: position), Ct);
        if (seqs.Count < until)
        {
            await enough.Task.WaitAsync(Ct);
        }
    }

    private static bool Heard(List<(string Id, string Kind, string Data)> heard, TaskCompletionSource first)
    {
        if (heard.Count > 0)
        {
            first.TrySetResult();
        }

        return heard.Count(e => e.Kind == "headline") == 2;
    }

    private static async Task WriteAsync(TestNewsroom newsroom, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await newsroom.StoreAsync(newsroom.Entry());
        }
    }

    private static async Task PublishAsync(TestNewsroom newsroom, string message)
    {
        var redis = await newsroom.Services.GetRequiredService<LiveConnection>().GetAsync(Ct);
        // The node may still be subscribing.
        await Until.HoldsAsync(async () => await redis.GetSubscriber().PublishAsync(Bell(newsroom), message) > 0, Ct);
    }

    private static RedisChannel Bell(TestNewsroom newsroom) => RedisChannel.Literal(newsroom.Services.GetRequiredService<IOptions<LiveOptions>>().Value.Channel);
}
