using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dashboard.Retention;
using Dashboard.Retention.Classes;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Retention;

/// <summary>A round of retention over another host's database; what it counts is kept.</summary>
internal sealed class Round : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();

    private Round(ServiceProvider services) => _services = services;

    /// <summary>Rows removed and failures, by instrument and class.</summary>
    public ConcurrentDictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Of the database behind a host, with settings such as <c>EventsAtLeast</c>.</summary>
    public static Round Over(IServiceProvider host, IEnumerable<IPruner>? more = null, params (string Key, string Value)[] settings)
    {
        (string Key, string Value)[] all = [.. settings, ("Pause", "00:00:00"), ("HeadlinesAtLeast", "0")];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all.DistinctBy(s => s.Key, StringComparer.Ordinal).Select(s => KeyValuePair.Create($"Retention:{s.Key}", (string?)s.Value))).Build();
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System)
            .AddSingleton(host.GetRequiredService<IDbContextFactory<NewsroomDb>>());
        foreach (var pruner in more ?? [])
        {
            services.AddSingleton(pruner);
        }

        var round = new Round(services.AddRetention().BuildServiceProvider());
        var meters = round._services.GetRequiredService<IMeterFactory>();
        round._listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        round._listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            round.Counts.AddOrUpdate($"{instrument.Name} {tags[0].Value}", value, (_, sum) => sum + value));
        round._listener.Start();
        return round;
    }

    /// <summary>Goes round once.</summary>
    public Task<bool> RunAsync() => _services.GetRequiredService<RetentionRound>().RunAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _services.DisposeAsync();
    }
}
