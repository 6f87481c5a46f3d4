using Dashboard.Storage;

namespace Dashboard.Pictures.Serving;

/// <summary>A form of a picture and its entity tag.</summary>
/// <param name="Row">The form.</param>
/// <param name="Tag">Strong entity tag, quoted: of the bytes themselves.</param>
internal sealed record TaggedForm(PictureFormRow Row, string Tag);
