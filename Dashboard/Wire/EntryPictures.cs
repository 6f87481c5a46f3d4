using System.Security.Cryptography;
using System.Text;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Wire;

/// <summary>The pictures of one batch: where they come from, which are kept already, and which has its turn.</summary>
/// <param name="db">The transaction's context.</param>
/// <param name="fresh">Receives origins that were not known.</param>
/// <param name="now">The moment of the transaction (UTC).</param>
internal sealed class EntryPictures(NewsroomDb db, FreshRows fresh, DateTimeOffset now)
{
    private const int HashBytes = 16;
    private readonly Dictionary<string, PictureOriginRow> _origins = new(StringComparer.Ordinal);
    private readonly Dictionary<long, PictureRow> _held = [];
    private HashSet<long> _bare = [];

    // Headlines that are tracked may take origins of this batch too: then those are tracked like them.
    private bool _isShared;

    /// <summary>Pictures that headlines show. Tracked, they find their way to those; held, none is blocked before the event that shows it is out.</summary>
    public async Task HoldAsync(long[] pictures, CancellationToken ct)
    {
        if (pictures.Length > 0)
        {
            foreach (var picture in await db.HoldPicturesAsync(pictures, ct))
            {
                _held[picture.Id] = picture;
            }
        }
    }

    /// <summary>Reads what the batch's pictures need.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="rows">Headlines known already.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="isNew">Whether an entry will be a new headline.</param>
    /// <param name="ct">Stops it.</param>
    public async Task PrepareAsync(int sourceId, IReadOnlyList<HeadlineRow> rows, IReadOnlyList<KeyedEntry> entries, Predicate<KeyedEntry> isNew, CancellationToken ct)
    {
        var pictured = entries.Where(e => e.Entry.Pictures.Count > 0).ToList();
        if (pictured.Count > 0 && rows.Count > 0)
        {
            await FindBareAsync(rows, ct);
        }

        var hashes = pictured.Where(e => _bare.Count > 0 || isNew(e)).SelectMany(e => e.Entry.Pictures).Select(p => HashOf(p.Address)).ToArray();
        if (hashes.Length > 0)
        {
            foreach (var origin in await Pieces.ReadAsync(hashes, some => db.PictureOrigins.Where(o => o.SourceId == sourceId && EF.Parameter(some).Contains(o.AddressHash)), ct))
            {
                _origins[Convert.ToHexStringLower(origin.AddressHash)] = origin;
            }

            await HoldAsync([.. _origins.Values.Select(o => o.PictureId).OfType<long>().Distinct()], ct);
        }
    }

    /// <summary>Gives a new headline its pictures.</summary>
    /// <param name="row">The headline.</param>
    /// <param name="pictures">What its entry names.</param>
    public void Attach(HeadlineRow row, IReadOnlyList<WirePicture> pictures)
    {
        foreach (var picture in pictures)
        {
            row.Pictures.Add(new HeadlinePictureRow { Position = row.Pictures.Count, Origin = OriginOf(row.SourceId, picture.Address), Alt = picture.Alt });
        }

        var turn = PictureTurn.Of(row.Pictures, now);
        if (turn.Shown is { } shown)
        {
            row.PictureId = shown.Origin!.PictureId;
            row.Picture = _held[row.PictureId!.Value];
            row.PictureAlt = shown.Alt;
        }
        else if (turn.Next is { } next)
        {
            // Written even where it waits for its turn already: whoever has just fetched it then looks for this headline too.
            next.NextTryAt = now;
        }
    }

    /// <summary>Gives a headline that came without any picture those that its entry brings now.</summary>
    /// <param name="row">The headline.</param>
    /// <param name="pictures">What its entry names.</param>
    public void AttachLate(HeadlineRow row, IReadOnlyList<WirePicture> pictures)
    {
        if (pictures.Count > 0 && _bare.Remove(row.Id))
        {
            Attach(row, pictures);
        }
    }

    private async Task FindBareAsync(IReadOnlyList<HeadlineRow> rows, CancellationToken ct)
    {
        var ids = rows.Where(r => r.PictureId is null).Select(r => r.Id).ToArray();
        var pictured = await Pieces.ReadAsync(ids, some => db.HeadlinePictures.Where(p => EF.Parameter(some).Contains(p.HeadlineId)).Select(p => p.HeadlineId).Distinct(), ct);
        _bare = [.. ids.Except(pictured)];
        _isShared = _bare.Count > 0;
    }

    private PictureOriginRow OriginOf(int sourceId, string address)
    {
        var hash = HashOf(address);
        if (!_origins.TryGetValue(Convert.ToHexStringLower(hash), out var origin))
        {
            origin = new PictureOriginRow { SourceId = sourceId, Address = address, AddressHash = hash, SeenAt = now };
            _origins[Convert.ToHexStringLower(hash)] = origin;
            if (_isShared)
            {
                db.PictureOrigins.Add(origin);
            }
            else
            {
                fresh.Origins.Add(origin);
            }
        }

        return origin;
    }

    /// <summary>What an address is found by among its source's.</summary>
    /// <param name="address">The address.</param>
    internal static byte[] HashOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address))[..HashBytes];
}
