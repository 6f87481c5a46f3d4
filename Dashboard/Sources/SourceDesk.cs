using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Sources;

/// <summary>What a person may do to a source. Each act is told to the staff and to the polling; what cannot be done comes back as a fault.</summary>
/// <param name="acts">Writes an act.</param>
/// <param name="rules">Which settings may be kept.</param>
/// <param name="polling">The polling.</param>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
public sealed class SourceDesk(
    SourceActs acts, SourceSettingsRules rules, IPolling polling, IOptions<IngestScheduleOptions> options, TimeProvider time)
{
    /// <summary>Longest reason for closing, in characters.</summary>
    public const int MaxReason = 500;

    /// <summary>Adds a source. An address that a source has already is refused, and that source named.</summary>
    /// <param name="draft">Its settings.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="amongMany">One of many: its first poll is spread, not at once.</param>
    public async Task<SourceResult> AddAsync(SourceDraft draft, Actor by, CancellationToken ct, bool amongMany = false)
    {
        var (settings, fault) = rules.Check(draft);
        if (settings is null)
        {
            return new(null, fault);
        }

        var result = await acts.AddAsync(async db =>
        {
            var now = time.Now();
            if (await OwnerAsync(db, settings.AddressKey, ct) is { } owner)
            {
                return owner.State == SourceState.Gone ? (await OpenAgainAsync(db, owner.Id, settings, ct), null) : (null, Duplicate(owner));
            }

            var row = new SourceRow { Address = settings.Address, AddressKey = settings.AddressKey, Name = settings.Name, AddedAt = now };
            settings.WriteTo(row);
            row.Addresses.Add(new SourceAddressRow { Address = settings.Address, Since = now, Reason = "added" });
            row.NextRunAt = Schedule(row).FirstRun(due: null, now, amongMany ? Random.Shared.NextDouble : static () => 0);
            await MakeSectionAsync(db, settings, ct);
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

            if (Restate(row, draft.State) is { } refusal)
            {
                return refusal;
            }

            if (settings.Match(row))
            {
                return null;
            }

            if (settings.AddressKey != row.AddressKey)
            {
                if (await OwnerAsync(db, settings.AddressKey, ct) is { } owner)
                {
                    return Duplicate(owner);
                }

                Readdress(row, settings);
            }

            Reschedule(row, settings);
            settings.WriteTo(row);
            await MakeSectionAsync(db, settings, ct);
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
            Open(row);
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
            await polling.PollNowAsync(id, ct);
        }

        return result;
    }

    // A paused one is polled again, a closed one opened again.
    private void Open(SourceRow row)
    {
        if (row.State != SourceState.Active)
        {
            row.State = SourceState.Active;
            (row.ClosedAt, row.ClosedBy, row.ClosedReason) = (null, null, null);
            // A pause does not shorten what a host asked for.
            row.NextRunAt = Schedule(row).FirstRun(row.NextRunAt, time.Now(), static () => 0);
        }
    }

    private SourceResult? Restate(SourceRow row, string? wanted)
    {
        if (wanted is null || wanted.Equals(row.State.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        switch (wanted)
        {
            case "active":
                Open(row);
                return null;
            case "paused" when row.State == SourceState.Active:
                row.State = SourceState.Paused;
                return null;
            case "paused":
                return Refuse(SourceFaultCode.Closed, row.Name);
            default:
                return Refuse(SourceFaultCode.Choice, "state", wanted, "active, paused");
        }
    }

    private static SourceResult Refuse(string code, params string[] arguments) => new(null, SourceFault.Of(code, arguments));

    // Who adds the address of a closed source wants it read again, as they say now; its headlines and keys are still there.
    private async Task<SourceRow> OpenAgainAsync(NewsroomDb db, int id, SourceSettings settings, CancellationToken ct)
    {
        var row = await db.Sources.SingleAsync(s => s.Id == id, ct);
        settings.WriteTo(row);
        row.Version++;
        (row.ConsecutiveFailures, row.FailureCode, row.FailureArguments, row.NextRunAt) = (0, null, [], null);
        Open(row);
        row.NextRunAt ??= time.Now();
        await MakeSectionAsync(db, settings, ct);
        return row;
    }

    private static Task<SourceRow?> OwnerAsync(NewsroomDb db, string addressKey, CancellationToken ct) =>
        db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.AddressKey == addressKey, ct);

    private static SourceResult Duplicate(SourceRow owner) => new(
        SourceSummaries.Of(owner, 0, CultureInfo.CurrentUICulture),
        SourceFault.Of(SourceFaultCode.Duplicate, owner.Name, owner.Id.ToString(CultureInfo.InvariantCulture)));

    private static async Task MakeSectionAsync(NewsroomDb db, SourceSettings settings, CancellationToken ct)
    {
        if (settings is { Section: { } slug, SectionName: { } name } && !await db.Sections.AnyAsync(s => s.Slug == slug, ct))
        {
            var last = await db.Sections.Select(s => (int?)s.Position).MaxAsync(ct) ?? 0;
            db.Sections.Add(new SectionRow { Slug = slug, Name = name, Position = last + 1 });
        }
    }

    private SourceSchedule Schedule(SourceRow row) => SourceSchedule.Of(row, options.Value.Limits);

    // What was learnt at the old address says nothing of the new one.
    private void Readdress(SourceRow row, SourceSettings settings)
    {
        var now = time.Now();
        row.Address = settings.Address;
        row.AddressKey = settings.AddressKey;
        row.Addresses.Add(new SourceAddressRow { Address = settings.Address, Since = now, Reason = "edited" });
        (row.ETag, row.LastModified, row.BodyHash) = (null, null, null);
        (row.ConsecutiveFailures, row.FailureCode, row.FailureArguments) = (0, null, []);
        row.NextRunAt = now;
    }

    // A source that is being left alone after failures is not polled sooner because its schedule changed.
    private void Reschedule(SourceRow row, SourceSettings settings)
    {
        if (settings.Schedule.Interval == row.Interval && settings.Schedule.Cron == row.Cron && settings.Schedule.TimeZone == row.TimeZone)
        {
            return;
        }

        var now = time.Now();
        settings.WriteTo(row);
        var schedule = Schedule(row);
        var from = row.ConsecutiveFailures > 0 && row.NextRunAt > now ? row.NextRunAt.Value : now;
        row.NextRunAt = schedule.Interval is { } interval
            ? schedule.FirstRun(row.ConsecutiveFailures > 0 ? from : row.LastRunAt + interval, now, static () => 0)
            : schedule.FirstRun(due: null, from, static () => 0);
    }

    private async Task<SourceResult> TellAsync(SourceResult result, CancellationToken ct)
    {
        if (result is { IsDone: true, Source: { } source })
        {
            await polling.KeepInStepAsync(source.Id, ct);
        }

        return result;
    }
}
