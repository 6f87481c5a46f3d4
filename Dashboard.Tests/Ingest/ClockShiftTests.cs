using System.Diagnostics;
using Dashboard.Tests.Storage;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest;

/// <summary>Polling by a clock that jumps while the machine's own does not: a database whose machine was set anew.</summary>
public sealed class ClockShiftTests
{
    private const int Patience = 60_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_clock_that_jumps_an_hour_and_back_neither_silences_a_source_nor_has_it_asked_without_end(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new ShiftedClock();
        await using var host = await IngestHost.StartAsync(ct, database, services => services.AddSingleton<TimeProvider>(clock));
        await host.AddAsync(schedule: new(Interval: Interval));
        foreach (var ahead in (TimeSpan[])[TimeSpan.FromHours(1), TimeSpan.Zero])
        {
            clock.Ahead = ahead;
            var (jumped, asked) = (Stopwatch.GetTimestamp(), Polls(host));
            await Until.HoldsAsync(() => Polls(host) >= asked + 4, ct);
            Assert.InRange(Polls(host) - asked, 4, (Stopwatch.GetElapsedTime(jumped) / Interval) + 4);
        }
    }

    private static int Polls(IngestHost host) => host.Agency.Publisher.Asked.Count(a => a.Target == "/feed");
}
