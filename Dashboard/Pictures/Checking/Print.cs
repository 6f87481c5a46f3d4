using Dashboard.Storage;

namespace Dashboard.Pictures.Checking;

/// <summary>A picture in one size and one encoding, made by us.</summary>
/// <param name="Form">Which size.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Print(PictureForm Form, string MediaType, int Width, int Height, byte[] Content);
