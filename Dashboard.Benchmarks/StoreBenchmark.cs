using System.Globalization;
using BenchmarkDotNet.Attributes;
using Dashboard.Live;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Benchmarks;

/// <summary>Storing what one poll of thirty entries brought, with its events and its commit, on SQLite as delivered (synchronous=FULL).</summary>
[MemoryDiagnoser]
public class StoreBenchmark
{
    private const int Items = 30;
    private readonly string _folder = Directory.CreateTempSubdirectory("bench").FullName;
    private WebApplication _app = null!;
    private HeadlineWriter _writer = null!;
    private WireEntry[] _known = [];
    private int _number;

    /// <summary>Makes the database and stores thirty headlines.</summary>
    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Redis"] = "127.0.0.1:1,abortConnect=false";
        builder.Services.AddStorage(builder.Configuration, new DataDirectory(_folder)).AddLive().AddWire();
        _app = builder.Build();
        Directory.CreateDirectory(_folder);
        await _app.Services.GetRequiredService<Migrator>().MigrateAsync(soleOwner: true, CancellationToken.None);
        await using (var db = await _app.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync())
        {
            db.Sources.Add(new SourceRow { Address = "https://source.example/feed", AddressKey = "https://source.example/feed", Name = "La Source" });
            await db.SaveChangesAsync();
        }

        _writer = _app.Services.GetRequiredService<HeadlineWriter>();
        await _writer.StartAsync(CancellationToken.None);
        _known = [.. Enumerable.Range(0, Items).Select(_ => Entry())];
        await StoreAsync(_known);
    }

    /// <summary>Stops and removes it.</summary>
    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Thirty new headlines.</summary>
    [Benchmark]
    public Task<BatchOutcome> AllNew() => StoreAsync([.. Enumerable.Range(0, Items).Select(_ => Entry())]);

    /// <summary>One new headline on top of twenty-nine known ones, as a changed feed has it.</summary>
    [Benchmark]
    public Task<BatchOutcome> OneNew() => StoreAsync([Entry(), .. _known.AsSpan(1)]);

    /// <summary>Nothing but the note that the source was polled.</summary>
    [Benchmark(Baseline = true)]
    public Task<BatchOutcome> Nothing() => StoreAsync([]);

    private Task<BatchOutcome> StoreAsync(WireEntry[] entries) => _writer.StoreAsync(
        new SourceBatch(1, entries, [], (_, row, _) =>
        {
            row.LastRunAt = TimeProvider.System.GetUtcNow();
            return Task.FromResult<PendingEvent?>(null);
        }),
        CancellationToken.None);

    private WireEntry Entry()
    {
        var number = (++_number).ToString(CultureInfo.InvariantCulture);
        return new WireEntry($"Élection : le dépouillement se poursuit à Sfax ({number})", $"https://source.example/a/{number}")
        {
            Id = $"source-{number}",
            Link = $"https://source.example/a/{number}",
            Lead = "Les résultats partiels confirment une participation en hausse, selon l’instance.",
            Language = "fr",
        };
    }
}
