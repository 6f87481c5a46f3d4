using System.Text.Json.Serialization;

namespace Dashboard.Moderation.Cases.Views;

/// <summary>A picture that looks like the one of a case.</summary>
/// <param name="ImageId">Its public name; what a decision confirms.</param>
/// <param name="Distance">Bits that differ, of 256.</param>
/// <param name="Sure">Near enough to follow a block by itself.</param>
/// <param name="Hidden">It is hidden already.</param>
/// <param name="CaseId">Its own case, or null.</param>
/// <param name="Kept">A moderator kept it: it follows only when confirmed.</param>
/// <param name="Headlines">How many headlines it stands beside.</param>
public sealed record CaseLookalike(string ImageId, int Distance, bool Sure, bool Hidden, long? CaseId, bool Kept, int Headlines)
{
    /// <summary>Surrogate identifier of the picture; never said outside.</summary>
    [JsonIgnore]
    public long PictureId { get; init; }
}
