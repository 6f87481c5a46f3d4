using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Sources;

/// <summary>What a person may do to a source. Each act is told to the staff and to the polling; what cannot be done comes back as a fault.</summary>
/// <param name="acts">Writes an act.</param>
/// <param name="rules">Which settings may be kept.</param>
/// <param name="register">Enters it into the row.</param>
/// <param name="polling">The polling.</param>
/// <param name="time">The clock.</param>
public sealed class SourceDesk(
    SourceActs acts, SourceSettingsRules rules, SourceRegister register, IPolling polling, TimeProvider time)
{
    /// <summary>Longest reason for closing, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Adds a source. An address that a source has already is refused, and that source named; a closed one is opened again.</summary>
    /// <param name="draft">Its settings.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceResult> AddAsync(SourceDraft draft, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var (settings, fault) = rules.Check(draft);
        fault ??= SourceRegister.AgainstFirstState(draft.State);
        if (settings is null || fault is not null)
        {
            return new(null, fault);
        }

        var result = await acts.AddAsync(async db =>
        {
            var row = await db.Sources.SingleOrDefaultAsync(s => s.AddressKey == settings.AddressKey, ct);
            // Whoever adds a closed one by name wants it read again.
            if (row is not null && row.State != SourceState.Gone)
            {
                return (null, SourceIntake.Duplicate(row));
            }

            if (row is null)
            {
                row = register.Enter(settings);
            }
            else
            {
                register.EnterAgain(row, settings);
            }

            register.Restate(row, draft.State);
            await db.EnsureSectionAsync(settings.Section, settings.SectionName, ct);
            return (row, null);
        }, by, ct);
        return await TellAsync(result, ct);
    }

    /// <summary>Changes the settings of a source.</summary>
    /// <param name="id">The source.</param>
    /// <param name="draft">All its settings as they shall be.</param>
    /// <param name="version">The version they were made from; an older one is refused, with the source as it is now.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceResult> ChangeAsync(int id, SourceDraft draft, int version, Actor by, CancellationToken ct)
    {
        var verdict = rules.Check(draft);
        var result = await acts.ChangeAsync(id, "source.changed", async (db, row) =>
        {
            if (row.Version != version)
            {
                return Refuse(SourceFaultCode.Stale, row.Version.ToString(CultureInfo.InvariantCulture));
            }

            if (verdict.Settings is not { } settings)
            {
                return new(null, verdict.Fault);
            }

            // Everything that can be against it is asked before the row is touched: what is touched is saved.
            if (SourceRegister.AgainstState(row, draft.State) is { } fault)
            {
                return new(null, fault);
            }

            var isMoved = settings.AddressKey != row.AddressKey;
            if (isMoved && await OwnerAsync(db, settings.AddressKey, ct) is { } owner)
            {
                return SourceIntake.Duplicate(owner);
            }

            if (isMoved)
            {
                register.Readdress(row, settings);
            }

            SourceRegister.Reread(row, settings, time.Now());
            register.Reschedule(row, settings);
            settings.WriteTo(row);
            register.Restate(row, draft.State);
            await db.EnsureSectionAsync(settings.Section, settings.SectionName, ct);
            return null;
        }, by, ct);
        return await TellAsync(result, ct);
    }

    /// <summary>Stops polling a source until it is resumed. A paused one stays paused.</summary>
    /// <param name="id">The source.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceResult> PauseAsync(int id, Actor by, CancellationToken ct) =>
        await TellAsync(await acts.ChangeAsync(id, "source.paused", (_, row) =>
        {
            if (row.State == SourceState.Gone)
            {
                return Task.FromResult<SourceResult?>(Refuse(SourceFaultCode.Closed, row.Name));
            }

            row.State = SourceState.Paused;
            return Task.FromResult<SourceResult?>(null);
        }, by, ct), ct);

    /// <summary>Polls a paused source again, or opens a closed one again.</summary>
    /// <param name="id">The source.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceResult> ResumeAsync(int id, Actor by, CancellationToken ct) =>
        await TellAsync(await acts.ChangeAsync(id, "source.resumed", (_, row) =>
        {
            register.Open(row);
            return Task.FromResult<SourceResult?>(null);
        }, by, ct), ct);

    /// <summary>Closes a source: it is polled no more, its headlines stay. A closed one stays as it was closed.</summary>
    /// <param name="id">The source.</param>
    /// <param name="reason">Why, in a person's words.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="version">The version it was seen in, where that counts; an older one is refused.</param>
    public async Task<SourceResult> CloseAsync(int id, string? reason, Actor by, CancellationToken ct, int? version = null) =>
        await TellAsync(await acts.ChangeAsync(id, "source.closed", (_, row) =>
        {
            if (version is { } seen && seen != row.Version)
            {
                return Task.FromResult<SourceResult?>(Refuse(SourceFaultCode.Stale, row.Version.ToString(CultureInfo.InvariantCulture)));
            }

            if (reason?.Length > MaxReason)
            {
                return Task.FromResult<SourceResult?>(Refuse(SourceFaultCode.ReasonTooLong, MaxReason.ToString(CultureInfo.InvariantCulture)));
            }

            if (row.State != SourceState.Gone)
            {
                row.State = SourceState.Gone;
                row.ClosedAt = time.Now();
                row.ClosedBy = by.Name;
                row.ClosedReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
            }

            return Task.FromResult<SourceResult?>(null);
        }, by, ct), ct);

    /// <summary>Polls a source as soon as there is room, outside its rhythm.</summary>
    /// <param name="id">The source.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SourceResult> PollNowAsync(int id, Actor by, CancellationToken ct)
    {
        var result = await acts.ChangeAsync(id, "source.polled", (_, row) => Task.FromResult(row.State switch
        {
            SourceState.Paused => Refuse(SourceFaultCode.Paused, row.Name),
            SourceState.Gone => Refuse(SourceFaultCode.Closed, row.Name),
            _ => null,
        }), by, ct);
        if (result.IsDone)
        {
            await acts.NoteAsync(id, "source.polled", by, ct);
            await polling.PollNowAsync([id], ct);
        }

        return result;
    }

    /// <summary>Polls every active source as soon as there is room, outside its rhythm.</summary>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it; what is asked for already is polled.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> PollAllAsync(Actor by, CancellationToken ct)
    {
        var ids = await acts.NoteAllAsync("sources.polled", by, ct);
        await polling.PollNowAsync(ids, ct);
        return ids.Count;
    }

    /// <summary>Looks at an address as a poll would. Nothing is kept; an address that is refused is not connected to.</summary>
    /// <param name="draft">The settings of a source to be.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<PreviewResult> PreviewAsync(SourceDraft draft, CancellationToken ct)
    {
        var (settings, fault) = rules.Check(draft);
        return settings is null ? new(null, fault) : await polling.PreviewAsync(settings, ct);
    }

    private static SourceResult Refuse(string code, params string[] arguments) => new(null, SourceFault.Of(code, arguments));

    private static Task<SourceRow?> OwnerAsync(NewsroomDb db, string addressKey, CancellationToken ct) =>
        db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.AddressKey == addressKey, ct);

    private async Task<SourceResult> TellAsync(SourceResult result, CancellationToken ct)
    {
        if (result is { IsDone: true, Source: { } source })
        {
            await polling.KeepInStepAsync(source.Id, ct);
        }

        return result;
    }
}
