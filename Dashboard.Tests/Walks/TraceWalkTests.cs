using System.Collections.Concurrent;
using System.Diagnostics;
using Dashboard.Live;
using Dashboard.Shared.Live;
using Dashboard.Storage;
using Dashboard.Tests.Ingest;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Walks;

/// <summary>A headline's way as OpenTelemetry would be told of it.</summary>
public sealed class TraceWalkTests
{
    private static readonly string[] Way = ["poll", "fetch", "parse", "clean", "store", "publish", "relay"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_headline_from_an_agency_to_a_second_node_is_one_trace()
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, "postgres");
        await using var other = await OtherNodeAsync(host.Services.GetRequiredService<IConfiguration>());
        var id = await host.AddAsync();
        var (here, there) = (Listen(host.Services), Listen(other.Services));
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Record(spans);
        host.Agency.Release("Un titre suivi pas à pas");
        await host.PollAsync(id);
        var heard = new[] { await NextAsync(here), await NextAsync(there) };

        var trace = heard[0].Trace.TraceId;
        Assert.Equal(trace, heard[1].Trace.TraceId);
        await Until.HoldsAsync(() => spans.Count(s => s.TraceId == trace) >= Way.Length + 1, Ct);

        var way = spans.Where(s => s.TraceId == trace).ToLookup(s => s.OperationName, StringComparer.Ordinal);
        Assert.Equal(Way.Order(StringComparer.Ordinal), way.Select(s => s.Key).Order(StringComparer.Ordinal));
        var poll = Assert.Single(way["poll"]);
        Assert.All((string[])["fetch", "parse", "clean", "store"], name => Assert.Equal(poll.SpanId, Assert.Single(way[name]).ParentSpanId));
        var publish = Assert.Single(way["publish"]);
        Assert.Equal(Assert.Single(way["store"]).SpanId, publish.ParentSpanId);
        // One on each node, each across Redis.
        Assert.Equal(2, way["relay"].Count());
        Assert.All(way["relay"], relay => Assert.Equal((publish.SpanId, true, ActivityKind.Consumer), (relay.ParentSpanId, relay.HasRemoteParent, relay.Kind)));
        Assert.Equal(heard.Select(e => e.Trace.SpanId.ToString()).Order(StringComparer.Ordinal), way["relay"].Select(r => r.SpanId.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_envelope_names_the_span_only_where_it_is_recorded()
    {
        var @event = new LiveEvent(LiveLog.Public, 2, 1, "headline", DateTimeOffset.UnixEpoch, new(), "{}"u8.ToArray());
        Assert.DoesNotContain("traceparent", Json(Envelope.Of(@event)), StringComparison.Ordinal);
        const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var sent = Json(Envelope.Of(@event, Parent));
        Assert.Contains($"\"traceparent\":\"{Parent}\"", sent, StringComparison.Ordinal);
        Assert.Equal("b7ad6b7169203331", System.Text.Json.JsonSerializer.Deserialize<Envelope>(sent, LiveJson.Options)!.Trace.SpanId.ToString());
        Assert.Equal(default, Envelope.Of(@event, "nonsense").Trace);
    }

    private static string Json(Envelope envelope) => System.Text.Json.JsonSerializer.Serialize(envelope, LiveJson.Options);

    private static LiveListener Listen(IServiceProvider services) => services.GetRequiredService<LiveFeed>().Listen(LiveLog.Public);

    private static async Task<LiveEvent> NextAsync(LiveListener listener) => Assert.Single(await listener.NextAsync(TimeSpan.FromSeconds(30), Ct));

    private static ActivityListener Record(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RoadTrace.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    // The second node: the road alone, on the same database, Redis and channel.
    private static async Task<WebApplication> OtherNodeAsync(IConfiguration first)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        foreach (var key in (string[])["ConnectionStrings:Postgres", "ConnectionStrings:Redis", "Live:Channel"])
        {
            builder.Configuration[key] = first[key];
        }

        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Services.AddStorage(builder.Configuration, new DataDirectory(builder.Environment.ContentRootPath)).AddLive();
        var node = builder.Build();
        await node.StartAsync(Ct);
        return node;
    }
}
