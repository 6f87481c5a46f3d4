using Dashboard.Storage;

namespace Dashboard.Pictures.Serving;

/// <summary>A picture as it is served: its state with its bytes in every form kept, so that one can't be told without the other.</summary>
/// <param name="State">Whether it may be shown.</param>
/// <param name="Forms">Its forms with their tags.</param>
internal sealed record StoredPicture(PictureState State, IReadOnlyList<TaggedForm> Forms)
{
    /// <summary>Bytes it holds.</summary>
    public long Size => Forms.Sum(f => (long)f.Row.Content.Length);

    /// <summary>The form asked for, or the only one kept, in a media type.</summary>
    /// <param name="form">Which size.</param>
    /// <param name="mediaType">Which encoding.</param>
    public TaggedForm? Find(PictureForm form, string mediaType) =>
        Forms.FirstOrDefault(f => f.Row.Form == form && f.Row.MediaType == mediaType)
        ?? Forms.FirstOrDefault(f => f.Row.Form == PictureForm.Thumbnail && f.Row.MediaType == mediaType);
}
