using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Sources.Opml;

/// <summary>Gives a newsroom without sources its first ones, at the start.</summary>
/// <param name="options">Where the list lies.</param>
/// <param name="environment">Whose content root a relative path starts at.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="import">Adds the sources.</param>
/// <param name="logger">Says what was added.</param>
public sealed class StarterList(
    IOptions<SourcesOptions> options, IHostEnvironment environment, IDbContextFactory<NewsroomDb> factory, SourceImport import, ILogger<StarterList> logger)
    : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => PlantAsync(cancellationToken);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Imports the list if there is no source at all, not even a closed one.</summary>
    /// <param name="ct">Stops it between two sources.</param>
    public async Task PlantAsync(CancellationToken ct)
    {
        if (SourcesOptionsCheck.PathOf(options.Value, environment) is not { } path || await HasSourcesAsync(ct))
        {
            return;
        }

        await using var stream = File.OpenRead(path);
        var report = await import.RunAsync(stream, Actor.System, ct);
        if (report.Fault is { } fault)
        {
            logger.LogWarning("The starter list {Path} gave no source: {Fault}", path, SourceSentences.Of(fault, CultureInfo.InvariantCulture));
            return;
        }

        logger.LogInformation("Added {Added} sources of the starter list {Path}; {Rejected} were rejected", report.Added.Count, path, report.Rejected.Count);
    }

    private async Task<bool> HasSourcesAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Sources.AnyAsync(s => s.Kind == SourceKind.Feed, ct);
    }
}
