using System.Globalization;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Shared.Headlines;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire.Newsroom;

/// <summary>Headlines the newsroom writes itself, and those it takes back. Each act, its event and its audit entry are one transaction.</summary>
/// <param name="log">The event log.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
public sealed class NewsroomHeadlines(EventLog log, AuditLog audit, TimeProvider time)
{
    /// <summary>Longest note beside a withdrawal, in characters.</summary>
    public const int MaxNote = 500;

    /// <summary>Address of the newsroom's own source; nothing that could be fetched.</summary>
    public const string Address = "newsroom:";

    private const int MaxName = 200;

    /// <summary>Files a headline. The same words about the same address are refused, with the headline that has them.</summary>
    /// <param name="draft">What somebody wrote.</param>
    /// <param name="newsroom">The newsroom's name now; its source carries it.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task<NewsroomOutcome<Headline>> FileAsync(HeadlineDraft draft, string newsroom, Actor by, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(newsroom);
        var (words, wrong) = DraftRules.Check(draft);
        if (words is null)
        {
            return new(null, wrong);
        }

        var (row, fault) = await log.WriteAsync<(HeadlineRow?, HeadlineFault?)>(async (db, events) =>
        {
            var source = await SourceAsync(db, newsroom, ct);
            if (await KnownAsync(db, source.Id, words.Key, ct) is { } known)
            {
                return (null, known);
            }

            await db.EnsureSectionAsync(words.Section, words.SectionName, ct);
            var row = await AddAsync(db, source, words, ct);
            events.Add(HeadlineEvents.Arrived(row));
            // Not the title: what the law later has taken down could not be taken out of a sealed log.
            await audit.WriteAsync(db, by, "headline.filed", Subject(row.Id), new { row.Urgency, row.Language, row.Section }, ct);
            return (row, null);
        }, ct);
        return new(row?.ToHeadline(), fault);
    }

    /// <summary>Takes a headline back, whoever brought it. Its keys stay as tombstones, so that no poll brings it again; one withdrawn already stays as it was.</summary>
    /// <param name="id">The headline.</param>
    /// <param name="reason">On whose word: <see cref="WithdrawalReason.Editor"/> or <see cref="WithdrawalReason.Legal"/>.</param>
    /// <param name="note">Why, in a person's words; kept in the audit log only.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public Task<NewsroomOutcome<Withdrawal>> WithdrawAsync(long id, WithdrawalReason reason, string? note, Actor by, CancellationToken ct)
    {
        var said = PlainLine.Of(note);
        if (reason is not (WithdrawalReason.Editor or WithdrawalReason.Legal))
        {
            return Refuse(HeadlineFaultCode.Reason, reason.ToString().ToLowerInvariant());
        }

        if (said.Length > MaxNote)
        {
            return Refuse(HeadlineFaultCode.NoteTooLong, MaxNote.ToString(CultureInfo.InvariantCulture));
        }

        return log.WriteAsync(async (db, events) =>
        {
            // Takes the row's lock before reading it: on PostgreSQL a second one waits here and then sees it withdrawn.
            await db.Headlines.Where(h => h.Id == id).ExecuteUpdateAsync(set => set.SetProperty(h => h.Seq, h => h.Seq), ct);
            var row = await db.Headlines.SingleOrDefaultAsync(h => h.Id == id, ct);
            if (row is null)
            {
                return new NewsroomOutcome<Withdrawal>(null, HeadlineFault.Of(HeadlineFaultCode.Unknown));
            }

            // A legal order counts on top of any other withdrawal: it takes the words from the newsroom's screens too.
            if (row.WithdrawnAt is null || (reason == WithdrawalReason.Legal && row.WithdrawnReason != WithdrawalReason.Legal))
            {
                await HeadlineBooks.WithdrawAsync(db, events, row, reason, time.Now(), ct);
                await audit.WriteAsync(db, by, "headline.withdrawn", Subject(id), new { reason, note = said.Length == 0 ? null : said, row.SourceId }, ct);
            }

            return new(new(id, row.WithdrawnReason ?? reason, row.WithdrawnAt ?? time.Now()), null);
        }, ct);
    }

    private static Task<NewsroomOutcome<Withdrawal>> Refuse(string code, string argument) =>
        Task.FromResult(new NewsroomOutcome<Withdrawal>(null, HeadlineFault.Of(code, argument)));

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"headline:{id}");

    // Made on first use; of two nodes that make it at once one loses the race and runs again.
    private async Task<SourceRow> SourceAsync(NewsroomDb db, string newsroom, CancellationToken ct)
    {
        var name = newsroom.Length <= MaxName ? newsroom : newsroom[..MaxName];
        var source = await db.Sources.SingleOrDefaultAsync(s => s.AddressKey == Address, ct);
        if (source is null)
        {
            source = new SourceRow
            {
                Kind = SourceKind.Newsroom,
                Address = Address,
                AddressKey = Address,
                Name = name,
                Display = SourceDisplay.Full,
                AddedAt = time.Now(),
            };
            db.Sources.Add(source);
            await db.SaveChangesAsync(ct);
        }
        else if (source.Name != name)
        {
            source.Name = name;
            source.Version++;
        }

        return source;
    }

    private static async Task<HeadlineFault?> KnownAsync(NewsroomDb db, int sourceId, HeadlineKey key, CancellationToken ct)
    {
        var hash = key.Hash;
        var known = await db.HeadlineKeys.AsNoTracking().Include(k => k.Headline)
            .SingleOrDefaultAsync(k => k.SourceId == sourceId && k.Kind == key.Kind && k.Hash == hash, ct);
        return known is null ? null : HeadlineFault.Of(
            known.Headline is { WithdrawnAt: null } ? HeadlineFaultCode.Duplicate : HeadlineFaultCode.WithdrawnBefore,
            known.HeadlineId?.ToString(CultureInfo.InvariantCulture) ?? "");
    }

    private async Task<HeadlineRow> AddAsync(NewsroomDb db, SourceRow source, CheckedDraft words, CancellationToken ct)
    {
        var now = time.Now();
        var row = new HeadlineRow
        {
            SourceId = source.Id,
            Source = source,
            Title = words.Title,
            Url = words.Url,
            Section = words.Section,
            Language = words.Language,
            Direction = words.Direction,
            Urgency = words.Urgency,
            PublishedAt = now,
            SeenAt = now,
            Versions = [new HeadlineVersionRow { Number = 1, Title = words.Title, At = now }],
        };
        db.Headlines.Add(row);
        db.HeadlineKeys.Add(new HeadlineKeyRow { SourceId = source.Id, Kind = words.Key.Kind, Hash = words.Key.Hash, Headline = row });
        // The audit entry names the row's identifier; the number comes just before the commit.
        await db.SaveChangesAsync(ct);
        return row;
    }
}
