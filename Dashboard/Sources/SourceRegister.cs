using Dashboard.Sources.Reading;
using Dashboard.Sources.Scheduling;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Sources;

/// <summary>Enters what a person decided into a source's row: whether, where and when it is polled. It saves nothing by itself.</summary>
/// <param name="options">What the operator says of schedules.</param>
/// <param name="time">The clock.</param>
public sealed class SourceRegister(IOptions<IngestScheduleOptions> options, TimeProvider time)
{
    private const string Active = "active";
    private const string Paused = "paused";

    /// <summary>The row of a new source.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="among">How many are entered together: the first poll of one alone is at once, those of many are spread.</param>
    public SourceRow Enter(SourceSettings settings, int among = 1)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var now = time.Now();
        var row = new SourceRow { Address = settings.Address, AddressKey = settings.AddressKey, Name = settings.Name, AddedAt = now };
        settings.WriteTo(row);
        row.Addresses.Add(new SourceAddressRow { Address = settings.Address, Since = now, Reason = "added" });
        row.NextRunAt = Schedule(row).FirstRun(due: null, now, among > 1 ? Random.Shared.NextDouble : static () => 0, among);
        return row;
    }

    /// <summary>Enters a closed source anew, as it is said now; its headlines and keys are still there.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="settings">Its settings.</param>
    public void EnterAgain(SourceRow row, SourceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(settings);
        Reread(row, settings, time.Now());
        settings.WriteTo(row);
        row.Version++;
        (row.ConsecutiveFailures, row.FailureCode, row.FailureArguments, row.NextRunAt) = (0, null, [], null);
        Open(row);
    }

    /// <summary>Polls a paused source again, or opens a closed one again.</summary>
    /// <param name="row">Its row.</param>
    public void Open(SourceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.State != SourceState.Active)
        {
            row.State = SourceState.Active;
            (row.ClosedAt, row.ClosedBy, row.ClosedReason) = (null, null, null);
            // A pause does not shorten what a host asked for.
            row.NextRunAt = Schedule(row).FirstRun(row.NextRunAt, time.Now(), static () => 0);
        }
    }

    /// <summary>What is against entering a source in a state; null where nothing is.</summary>
    /// <param name="wanted">The state as the API names it; null for an active one.</param>
    public static SourceFault? AgainstFirstState(string? wanted) => wanted is null or Active or Paused ? null : NoState(wanted);

    /// <summary>What is against bringing a source into a state; null where nothing is. It changes nothing.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="wanted">The state as the API names it; null for the one it has.</param>
    public static SourceFault? AgainstState(SourceRow row, string? wanted)
    {
        ArgumentNullException.ThrowIfNull(row);
        return wanted is null or Active || IsIn(row, wanted) ? null
            : wanted != Paused ? NoState(wanted)
            : row.State == SourceState.Gone ? SourceFault.Of(SourceFaultCode.Closed, row.Name)
            : null;
    }

    /// <summary>Brings a source into a state that nothing is against.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="wanted">The state as the API names it; null for the one it has.</param>
    public void Restate(SourceRow row, string? wanted)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (wanted is null || IsIn(row, wanted))
        {
            return;
        }

        if (wanted == Active)
        {
            Open(row);
        }
        else
        {
            row.State = SourceState.Paused;
        }
    }

    /// <summary>Enters another address. What was learnt at the old one says nothing of the new one.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="settings">Its settings.</param>
    public void Readdress(SourceRow row, SourceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(settings);
        var now = time.Now();
        row.Address = settings.Address;
        row.AddressKey = settings.AddressKey;
        row.Addresses.Add(new SourceAddressRow { Address = settings.Address, Since = now, Reason = "edited" });
        (row.ETag, row.LastModified, row.BodyHash, row.Rhythm, row.MovedTo, row.MovedTimes) = (null, null, null, null, null, 0);
        (row.ConsecutiveFailures, row.FailureCode, row.FailureArguments) = (0, null, []);
        (row.HasHub, row.PushedUntil, row.LastSuccessAt, row.FaultyLine, row.SkippedTimes) = (false, null, null, null, 0);
        row.NextRunAt = now;
    }

    /// <summary>Enters other rules for a page. What was read by the old ones is read anew, at once.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="now">Now (UTC).</param>
    public static void Reread(SourceRow row, SourceSettings settings, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Rules == StoredRules.Read(row.Rules))
        {
            return;
        }

        (row.ETag, row.LastModified, row.BodyHash) = (null, null, null);
        (row.ConsecutiveFailures, row.FailureCode, row.FailureArguments) = (0, null, []);
        row.NextRunAt = now;
    }

    /// <summary>Enters another schedule. A source that is being left alone after failures is not polled sooner for it.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="settings">Its settings.</param>
    public void Reschedule(SourceRow row, SourceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(settings);
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

    private static SourceFault NoState(string wanted) => SourceFault.Of(SourceFaultCode.Choice, "state", wanted, $"{Active}, {Paused}");

    private static bool IsIn(SourceRow row, string state) => state.Equals(row.State.ToString(), StringComparison.OrdinalIgnoreCase);

    private SourceSchedule Schedule(SourceRow row) => SourceSchedule.Of(row, options.Value.Limits);
}
