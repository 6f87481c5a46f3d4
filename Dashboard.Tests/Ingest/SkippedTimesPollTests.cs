using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Ingest;

/// <summary>Hours and days that a feed skips, from the document to the next run.</summary>
public sealed class SkippedTimesPollTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Days_that_a_feed_skips_are_skipped_and_a_later_304_still_honours_them(string database)
    {
        await using var host = await IngestHost.StartAsync(TestContext.Current.CancellationToken, database);
        // Whatever today is, the day after tomorrow is the first that is not skipped.
        var today = TimeProvider.System.GetUtcNow().Date;
        host.Agency.Instead = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            if (context.Request.Headers.IfNoneMatch == "\"1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync(
                $"<rss version=\"2.0\"><channel><title>A</title><skipDays><day>{today.DayOfWeek}</day><day>{today.AddDays(1).DayOfWeek}</day></skipDays><item><guid>1</guid><title>Un</title></item></channel></rss>");
        };
        var id = await host.AddAsync();
        Assert.Equal(today.AddDays(2), (await host.RowAsync(id)).NextRunAt!.Value.UtcDateTime);
        await host.PollAsync(id);
        var row = await host.RowAsync(id);
        Assert.Equal((today.AddDays(2), (string?)null), (row.NextRunAt!.Value.UtcDateTime, row.FailureCode));
    }
}
