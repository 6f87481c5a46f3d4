using Dashboard.Fetching;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Fetching;

/// <summary>What a hostile server may cost at most.</summary>
public sealed class GuardedClientLimitTests
{
    [Fact]
    public async Task A_body_that_drips_is_given_up_when_the_time_is_over()
    {
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, context.RequestAborted);
            }
        });
        var options = publisher.Options;
        options.Timeout = TimeSpan.FromMilliseconds(600);
        using var client = Fetch.Client(options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), FailureCode.Timeout, "0.6");
    }

    [Fact]
    public async Task An_endless_body_stops_at_the_limit()
    {
        var block = new byte[64 * 1024];
        await using var publisher = await Publisher.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        var options = publisher.Options;
        options.MaxBodyBytes = 1024 * 1024;
        using var client = Fetch.Client(options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), FailureCode.TooLarge, "1048576");
    }

    [Fact]
    public async Task Headers_without_measure_are_no_answer()
    {
        await using var publisher = await Publisher.StartAsync(context =>
        {
            for (var i = 0; i < 40; i++)
            {
                context.Response.Headers[$"X-{i}"] = new string('x', 4096);
            }

            return Task.CompletedTask;
        });
        using var client = Fetch.Client(publisher.Options);
        Fetch.AssertFailed(await client.GetAsync(new FetchRequest(publisher.Url)), FailureCode.Protocol, "127.0.0.1");
    }
}
