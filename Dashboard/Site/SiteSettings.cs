using Dashboard.Shell;
using Dashboard.Storage;
using Dashboard.Storage.Reach;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Site;

/// <summary>
/// The site's settings as they are now: the stored row, or the configured first values. Read anew every few seconds, so that a
/// change made on one node is soon seen on all.
/// </summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="options">The first values.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says when the settings could not be read.</param>
public sealed partial class SiteSettings(
    IDbContextFactory<NewsroomDb> factory, IOptions<SiteOptions> options, TimeProvider time, ILogger<SiteSettings> logger) : BackgroundService, ISiteFace
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private Face _face = Face.Of(options.Value);

    /// <inheritdoc />
    public string Name => _face.Name;

    /// <inheritdoc />
    public string DefaultLanguage => _face.DefaultLanguage;

    /// <inheritdoc />
    public TimeZoneInfo TimeZone => _face.TimeZone;

    /// <inheritdoc />
    public string? Announcement(string language) => _face.Announcements.GetValueOrDefault(language);

    /// <summary>Reads the settings before the first page is asked for.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // What is known stays in force; readiness tells of the database.
                LogUnread(DatabaseFault.Traced(fault));
            }
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var row = await db.Site.AsNoTracking().SingleOrDefaultAsync(ct);
        _face = row is null ? Face.Of(options.Value) : Face.Of(row);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The site's settings could not be read; the last known ones stay in force")]
    private partial void LogUnread(Exception fault);

    private sealed record Face(string Name, string DefaultLanguage, TimeZoneInfo TimeZone, IReadOnlyDictionary<string, string?> Announcements)
    {
        public static Face Of(SiteOptions first) => new(
            first.Name, first.DefaultLanguage, TimeZoneInfo.FindSystemTimeZoneById(first.TimeZone),
            first.Announcement.ToDictionary(a => a.Key.ToLowerInvariant(), a => (string?)a.Value, StringComparer.Ordinal));

        public static Face Of(SiteRow row) => new(
            row.Name, row.DefaultLanguage, TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["fr"] = row.AnnouncementFr, ["ar"] = row.AnnouncementAr, ["en"] = row.AnnouncementEn });
    }
}
