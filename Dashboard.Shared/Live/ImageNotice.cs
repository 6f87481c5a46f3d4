using System.Text.Json.Serialization;
using Dashboard.Shared.Headlines;

namespace Dashboard.Shared.Live;

/// <summary>The data of an <c>image-blocked</c> or <c>image-restored</c> event.</summary>
/// <param name="ImageId">The picture.</param>
/// <param name="HeadlineIds">Up to 100 headlines it stands beside.</param>
/// <param name="More">There are more than those.</param>
/// <param name="EventSeq">Sequence number of this event in the public log.</param>
/// <param name="Image">The picture again, when it was restored.</param>
public sealed record ImageNotice(
    string ImageId,
    IReadOnlyList<long> HeadlineIds,
    bool More,
    long EventSeq,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HeadlineImage? Image = null);
