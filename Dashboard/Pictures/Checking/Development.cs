using System.Buffers.Text;
using Dashboard.Pictures.Likeness;

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
    /// <param name="Sketch">What it looks like; null where it is too small for that.</param>
    public sealed record Done(byte[] Hash, IReadOnlyList<Print> Prints, LikenessSketch? Sketch) : Development
    {
        /// <summary>What it is called outside.</summary>
        public string Name => Base64Url.EncodeToString(Hash.AsSpan(0, Hash.Length / 2));
    }

    /// <summary>It is not kept.</summary>
    /// <param name="Code">A code of <see cref="PictureFault"/>.</param>
    /// <param name="Detail">What its sentence names.</param>
    public sealed record Refused(string Code, string? Detail = null) : Development;
}
