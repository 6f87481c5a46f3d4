using System.Buffers.Text;

namespace Dashboard.Pictures.Checking;

/// <summary>What came of a picture's bytes: prints of it, or why not.</summary>
public abstract record Development
{
    private Development()
    {
    }

    /// <summary>It is a picture, and this is all that is kept of it.</summary>
    /// <param name="Hash">SHA-256 of its full form in WebP: what it is recognised by, kept in that form or not.</param>
    /// <param name="Prints">The forms to keep.</param>
    /// <param name="Likeness">Its perceptual hash; null where there is too little in it.</param>
    /// <param name="Quality">How much there is in it to be told by, 0 to 100.</param>
    public sealed record Done(byte[] Hash, IReadOnlyList<Print> Prints, byte[]? Likeness, int Quality) : Development
    {
        /// <summary>What it is called outside.</summary>
        public string Name => Base64Url.EncodeToString(Hash.AsSpan(0, Hash.Length / 2));
    }

    /// <summary>It is not kept.</summary>
    /// <param name="Code">A code of <see cref="PictureFault"/>.</param>
    /// <param name="Detail">What its sentence names.</param>
    public sealed record Refused(string Code, string? Detail = null) : Development;
}
