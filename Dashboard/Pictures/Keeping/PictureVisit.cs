using System.Security.Cryptography;
using Dashboard.Fetching;
using Dashboard.Pictures.Checking;
using Dashboard.Pictures.Likeness;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Pictures.Keeping;

/// <summary>The walk of one picture: fetched, developed, kept, or its failure noted.</summary>
/// <param name="client">The only way outside.</param>
/// <param name="darkroom">Makes prints of it.</param>
/// <param name="likenesses">Knows what moderators have blocked.</param>
/// <param name="keeper">Writes what became of it.</param>
/// <param name="metrics">Counts it.</param>
/// <param name="options">The limits.</param>
public sealed class PictureVisit(GuardedClient client, Darkroom darkroom, PictureLikenesses likenesses, PictureKeeper keeper, PicturesMetrics metrics, IOptions<PicturesOptions> options)
{
    private const string Accept = "image/webp, image/jpeg, image/png;q=0.9, image/avif;q=0.8, image/gif;q=0.7";
    private const int MostDetail = 200;

    /// <summary>Deals with an origin that was taken.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="ct">Stops it; the origin is then due again once its lease is over.</param>
    public async Task GoAsync(DueOrigin origin, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(origin);
        if (origin.PictureId is { } kept)
        {
            await keeper.ShowAsync(origin, null, kept, ct);
        }
        else if (origin.Kept == SourcePictures.None || !await keeper.IsWantedAsync(origin, ct))
        {
            await keeper.DropAsync(origin, ct);
        }
        else
        {
            await FetchAsync(origin, ct);
        }
    }

    private async Task FetchAsync(DueOrigin origin, CancellationToken ct)
    {
        if (!Uri.TryCreate(origin.Address, UriKind.Absolute, out var address))
        {
            await FailAsync(origin, UrlFault.NotAUrl, origin.Address, null, ct);
            return;
        }

        switch (await client.FetchAsync(new FetchRequest(address) { Accept = Accept, MaxBodyBytes = options.Value.MaxBytes }, ct))
        {
            case FetchOutcome.Fetched fetched:
                await TakeAsync(origin, fetched.Body, ct);
                break;
            case FetchOutcome.Failed failed:
                await FailAsync(origin, failed.Code, string.Join(", ", failed.Arguments), failed.RetryAfter, ct);
                break;
            case FetchOutcome.RateLimited limited:
                await FailAsync(origin, PictureFault.RateLimited, null, limited.RetryAfter, ct);
                break;
            case FetchOutcome.Gone:
                await FailAsync(origin, PictureFault.Gone, null, null, ct);
                break;
            case var other:
                throw new InvalidOperationException($"A picture's fetch ended as {other.GetType().Name}, which was not asked for.");
        }
    }

    private async Task TakeAsync(DueOrigin origin, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var contentHash = SHA256.HashData(bytes.Span);
        if (await keeper.KnownAsync(contentHash, origin.Kept, ct) is { } known)
        {
            await keeper.ShowAsync(origin, contentHash, known, ct);
            metrics.Tried("known");
            return;
        }

        switch (await darkroom.DevelopAsync(bytes, origin.Kept, ct))
        {
            case Development.Done picture:
                await KeepAsync(origin, contentHash, picture, ct);
                break;
            case Development.Refused refused:
                await FailAsync(origin, refused.Code, refused.Detail, null, ct);
                break;
        }
    }

    private async Task KeepAsync(DueOrigin origin, byte[] contentHash, Development.Done picture, CancellationToken ct)
    {
        var twinCase = await TwinCaseAsync(picture, ct);
        await keeper.KeepAsync(origin, contentHash, picture, twinCase, ct);
        // A verdict that was given meanwhile did not know of this one; now one of the two sees the other.
        if (twinCase is null && await TwinCaseAsync(picture, ct) is { } late)
        {
            twinCase = late;
            await keeper.BlockAsync(picture.Name, late, ct);
        }

        metrics.Tried(twinCase is null ? "kept" : "blocked");
    }

    private async Task<long?> TwinCaseAsync(Development.Done picture, CancellationToken ct) =>
        picture.Sketch is { } sketch ? await likenesses.BlockedAsAsync(sketch, ct) : null;

    private async Task FailAsync(DueOrigin origin, string code, string? detail, TimeSpan? asked, CancellationToken ct)
    {
        var pause = RetryRule.After(code, origin.Failures + 1, asked, RandomNumberGenerator.GetInt32(1001) / 1000d, options.Value);
        await keeper.FailAsync(origin, code, detail is { Length: > MostDetail } ? detail[..MostDetail] : detail, pause, ct);
        metrics.Tried(code);
    }
}
