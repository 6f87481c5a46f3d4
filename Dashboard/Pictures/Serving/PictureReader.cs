using System.Buffers.Text;
using System.Security.Cryptography;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Dashboard.Pictures.Serving;

/// <summary>Reads pictures to be served and keeps the hot ones in memory, up to a number of bytes; blocked ones leave it at once.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="options">How many bytes.</param>
public sealed class PictureReader(IDbContextFactory<NewsroomDb> factory, IOptions<PicturesOptions> options) : IDisposable
{
    private const int NameLength = 22;
    private const int TagBytes = 12;
    private const long EntryBytes = 256;

    // A form that another source lets us keep later shows this late at most.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheBytes });
    private readonly Lock _gate = new();
    private long _changes;

    /// <inheritdoc />
    public void Dispose() => _cache.Dispose();

    /// <summary>Pictures in memory.</summary>
    public int Count => _cache.Count;

    /// <summary>Forgets a picture whose state has changed; what is being read of it at the moment is not remembered.</summary>
    /// <param name="name">Its name outside.</param>
    public void Forget(string name)
    {
        lock (_gate)
        {
            _changes++;
            _cache.Remove(name);
        }
    }

    /// <summary>Forgets everything: some changes may not have been heard.</summary>
    public void ForgetAll()
    {
        lock (_gate)
        {
            _changes++;
            _cache.Clear();
        }
    }

    /// <summary>The picture; null where there is none.</summary>
    /// <param name="name">Its name outside.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<StoredPicture?> FindAsync(string name, CancellationToken ct)
    {
        if (name.Length != NameLength || !Base64Url.IsValid(name))
        {
            return null;
        }

        if (_cache.TryGetValue(name, out StoredPicture? known))
        {
            return known;
        }

        var changes = Volatile.Read(ref _changes);
        if (await ReadAsync(name, ct) is not { } picture)
        {
            return null;
        }

        lock (_gate)
        {
            if (changes == _changes)
            {
                _cache.Set(name, picture, new MemoryCacheEntryOptions { Size = picture.Size + EntryBytes, AbsoluteExpirationRelativeToNow = Kept });
            }
        }

        return picture;
    }

    /// <summary>The picture as the database has it now, past the memory.</summary>
    /// <param name="name">Its name outside.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<StoredPicture?> ReadAsync(string name, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var picture = await db.Pictures.AsNoTracking().Include(p => p.Forms).AsSplitQuery().SingleOrDefaultAsync(p => p.Name == name, ct);
        return picture is null ? null : new(picture.State, [.. picture.Forms.Select(f => new TaggedForm(f, TagOf(f)))]);
    }

    private static string TagOf(PictureFormRow form) => $"\"{Base64Url.EncodeToString(SHA256.HashData(form.Content).AsSpan(0, TagBytes))}\"";
}
