using Dashboard.Pictures.Likeness;

namespace Dashboard.Moderation.Cases.Reading;

/// <summary>Finds lookalikes by the pictures' perceptual hashes.</summary>
/// <param name="likenesses">The room of pictures.</param>
internal sealed class PictureLookalikes(PictureLikenesses likenesses) : ILookalikes
{
    public async Task<IReadOnlyList<Lookalike>> FindAsync(long pictureId, CancellationToken ct) =>
        [.. (await likenesses.LikeAsync(pictureId, ct)).Select(m => new Lookalike(m.Id, m.Distance, LikenessPolicy.Judge(m.Distance) == Resemblance.Same))];
}
