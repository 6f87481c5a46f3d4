using System.Data;
using Dashboard.Storage.Bulk;
using Dashboard.Storage.Identities;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dashboard.Storage;

/// <summary>All tables of the newsroom. The same model on SQLite and on PostgreSQL; each provider has its own migrations.</summary>
/// <param name="options">Provider and connection.</param>
public abstract class NewsroomDb(DbContextOptions options) : IdentityDbContext<Account>(options), IDataProtectionKeyContext
{
    /// <summary>Whom we read.</summary>
    public DbSet<SourceRow> Sources => Set<SourceRow>();

    /// <summary>Polls worth noting.</summary>
    public DbSet<SourceRunRow> SourceRuns => Set<SourceRunRow>();

    /// <summary>Addresses sources have or had.</summary>
    public DbSet<SourceAddressRow> SourceAddresses => Set<SourceAddressRow>();

    /// <summary>Subscriptions at hubs.</summary>
    public DbSet<WebSubRow> WebSubs => Set<WebSubRow>();

    /// <summary>Sections of the site.</summary>
    public DbSet<SectionRow> Sections => Set<SectionRow>();

    /// <summary>Headlines.</summary>
    public DbSet<HeadlineRow> Headlines => Set<HeadlineRow>();

    /// <summary>What headlines said over time.</summary>
    public DbSet<HeadlineVersionRow> HeadlineVersions => Set<HeadlineVersionRow>();

    /// <summary>What headlines are recognised by, and tombstones.</summary>
    public DbSet<HeadlineKeyRow> HeadlineKeys => Set<HeadlineKeyRow>();

    /// <summary>Articles whose pages are to be read.</summary>
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();

    /// <summary>What sources' last documents held.</summary>
    public DbSet<SourceWindowRow> SourceWindows => Set<SourceWindowRow>();

    /// <summary>Pictures by content.</summary>
    public DbSet<PictureRow> Pictures => Set<PictureRow>();

    /// <summary>The pictures' bytes.</summary>
    public DbSet<PictureFormRow> PictureForms => Set<PictureFormRow>();

    /// <summary>Where pictures come from.</summary>
    public DbSet<PictureOriginRow> PictureOrigins => Set<PictureOriginRow>();

    /// <summary>Pictures beside headlines.</summary>
    public DbSet<HeadlinePictureRow> HeadlinePictures => Set<HeadlinePictureRow>();

    /// <summary>Moderation cases.</summary>
    public DbSet<CaseRow> Cases => Set<CaseRow>();

    /// <summary>Verdicts over time.</summary>
    public DbSet<CaseDecisionRow> CaseDecisions => Set<CaseDecisionRow>();

    /// <summary>Readers' reports.</summary>
    public DbSet<ReportRow> Reports => Set<ReportRow>();

    /// <summary>Readers who reported something.</summary>
    public DbSet<ReporterRow> Reporters => Set<ReporterRow>();

    /// <summary>Keys that hash readers' addresses.</summary>
    public DbSet<ReporterKeyRow> ReporterKeys => Set<ReporterKeyRow>();

    /// <summary>The rule of blocking over time.</summary>
    public DbSet<ModerationRuleRow> ModerationRules => Set<ModerationRuleRow>();

    /// <summary>How long moderators looked at pictures.</summary>
    public DbSet<ExposureRow> Exposures => Set<ExposureRow>();

    /// <summary>The events of both logs.</summary>
    public DbSet<EventRow> Events => Set<EventRow>();

    /// <summary>The counters of both logs.</summary>
    public DbSet<EventLogRow> EventLogs => Set<EventLogRow>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>The site's settings.</summary>
    public DbSet<SiteRow> Site => Set<SiteRow>();

    /// <summary>One-time links that make the first administrator.</summary>
    public DbSet<FirstAdminLinkRow> FirstAdminLinks => Set<FirstAdminLinkRow>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Headlines to be changed, locked to the end of the transaction in the order of their identifiers; before any log's number is taken.</summary>
    /// <param name="ids">Their identifiers.</param>
    /// <param name="ct">Stops it.</param>
    public virtual async Task<IReadOnlyList<HeadlineRow>> LockHeadlinesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await Pieces.ReadAsync(ids, some => Headlines.Where(h => some.Contains(h.Id)), ct);

    /// <summary>Sources to be changed, locked like <see cref="LockHeadlinesAsync"/>.</summary>
    /// <param name="ids">Their identifiers.</param>
    /// <param name="ct">Stops it.</param>
    public virtual async Task<IReadOnlyList<SourceRow>> LockSourcesAsync(IReadOnlyCollection<int> ids, CancellationToken ct) =>
        await Sources.Where(s => ids.Contains(s.Id)).ToListAsync(ct);

    /// <summary>Notes polls that brought nothing on their sources' rows, past the change tracker. A row that was changed meanwhile is left as it is.</summary>
    /// <param name="touches">The polls, of sources that <see cref="LockSourcesAsync"/> or this call locks in the order of their identifiers.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The sources that were noted.</returns>
    public abstract Task<IReadOnlySet<int>> TouchSourcesAsync(IReadOnlyList<SourceTouch> touches, CancellationToken ct);

    /// <summary>Inserts rows in the transaction, past the change tracker: what they refer to is told by keys alone. Keys that the database numbers are set.</summary>
    /// <typeparam name="T">The rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="ct">Stops it.</param>
    public async Task InsertAsync<T>(IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0)
        {
            await InsertAsync(RowShape.Of<T>(this), rows, ct);
        }
    }

    /// <summary>Pictures to be blocked, put back or reported, locked like <see cref="LockHeadlinesAsync"/> and after headlines.</summary>
    /// <param name="ids">Their identifiers.</param>
    /// <param name="ct">Stops it.</param>
    public virtual async Task<IReadOnlyList<PictureRow>> LockPicturesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await Pieces.ReadAsync(ids, some => Pictures.Where(p => some.Contains(p.Id)), ct);

    /// <summary>Pictures that an event is about to show, held so that none is blocked before the transaction ends; others may hold them too.</summary>
    /// <param name="ids">Their identifiers.</param>
    /// <param name="ct">Stops it.</param>
    public virtual async Task<IReadOnlyList<PictureRow>> HoldPicturesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        await Pieces.ReadAsync(ids, some => Pictures.Where(p => some.Contains(p.Id)), ct);

    /// <summary>Takes a picture out of everything that the public log says of headlines.</summary>
    /// <param name="pictureId">The picture.</param>
    /// <param name="ct">Stops it.</param>
    public abstract Task HideInLogAsync(long pictureId, CancellationToken ct);

    /// <summary>The last number a table gave to a row, or the highest it holds where that is above it; 0 for none.</summary>
    /// <param name="identity">The table.</param>
    /// <param name="ct">Stops it.</param>
    public abstract Task<long> LastNumberAsync(OutsideIdentity identity, CancellationToken ct);

    /// <summary>Lets a table number its rows from above a number on, as part of the transaction.</summary>
    /// <param name="identity">The table.</param>
    /// <param name="last">The number that counts as the last given out.</param>
    /// <param name="ct">Stops it.</param>
    public abstract Task NumberFromAsync(OutsideIdentity identity, long last, CancellationToken ct);

    /// <summary>What time it is by the database's clock (UTC); the embedded one has this machine's.</summary>
    /// <param name="ct">Stops it.</param>
    public abstract Task<DateTimeOffset> ReadClockAsync(CancellationToken ct);

    /// <summary>Starts a read that sees one moment of the database, whatever is written meanwhile.</summary>
    /// <param name="ct">Stops it.</param>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct);

    /// <summary>Starts a write. On SQLite it waits here for the other writer; on PostgreSQL at the rows.</summary>
    /// <param name="ct">Stops it.</param>
    public Task<IDbContextTransaction> BeginWriteAsync(CancellationToken ct) => Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    /// <summary>Whether running the same change once more, from the start, can succeed: a lost race, not a fault.</summary>
    /// <param name="fault">What the write threw.</param>
    public abstract bool IsLostRace(Exception fault);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        SourceTables.Configure(builder);
        WebSubTables.Configure(builder);
        HeadlineTables.Configure(builder);
        PictureTables.Configure(builder);
        ModerationTables.Configure(builder);
        LiveTables.Configure(builder);
        builder.Entity<Account>().Property(a => a.DisplayName).HasMaxLength(200);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<TimeSpan>().HaveConversion<long>();
        ConfigureMoments(configurationBuilder);
    }

    /// <summary>Inserts rows of one shape.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="rows">The rows, one at least.</param>
    /// <param name="ct">Stops it.</param>
    private protected abstract Task InsertAsync(RowShape shape, IReadOnlyList<object> rows, CancellationToken ct);

    /// <summary>How the provider keeps a moment: always UTC, cut to milliseconds.</summary>
    /// <param name="conventions">The model's conventions.</param>
    protected abstract void ConfigureMoments(ModelConfigurationBuilder conventions);
}
