using Dashboard.Storage;

namespace Dashboard.Wire;

/// <summary>
/// Which of a headline's pictures has its turn: the first that is kept is shown, and the next is tried only once those
/// before it have failed. Pure, shared by those who write headlines and those who keep pictures.
/// </summary>
/// <param name="Shown">The picture to show; null while none of them is kept.</param>
/// <param name="Next">The one to try; null where one is shown or none is left.</param>
public sealed record PictureTurn(HeadlinePictureRow? Shown, PictureOriginRow? Next)
{
    /// <summary>So many failures let the next have its turn; the first may still come back.</summary>
    public const int PatientFailures = 2;

    private static readonly TimeSpan Forgiven = TimeSpan.FromDays(1);

    /// <summary>Whose turn it is.</summary>
    /// <param name="pictures">The headline's pictures with their origins, in order.</param>
    /// <param name="now">Now (UTC).</param>
    public static PictureTurn Of(IEnumerable<HeadlinePictureRow> pictures, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        foreach (var picture in pictures)
        {
            var origin = picture.Origin ?? throw new InvalidOperationException("The picture's origin was not loaded.");
            if (origin.PictureId is not null)
            {
                return new(picture, null);
            }

            if (!HasFailed(origin, now))
            {
                return new(null, origin);
            }
        }

        return new(null, null);
    }

    // What was given up is tried again when a headline names it another day.
    private static bool HasFailed(PictureOriginRow origin, DateTimeOffset now) =>
        origin.NextTryAt is not null ? origin.Failures >= PatientFailures : origin.FetchedAt is { } at && now - at < Forgiven;
}
