using System.Text.Json.Serialization;

namespace Dashboard.Shared.Moderation;

/// <summary>Why a reader reports a picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReportReason>))]
public enum ReportReason
{
    /// <summary>Blood, wounds, the dead.</summary>
    [JsonStringEnumMemberName("violence")] Violence,

    /// <summary>Nudity or sex.</summary>
    [JsonStringEnumMemberName("nudity")] Nudity,

    /// <summary>Hatred of a group.</summary>
    [JsonStringEnumMemberName("hate")] Hate,

    /// <summary>Shows somebody who should not be shown.</summary>
    [JsonStringEnumMemberName("privacy")] Privacy,

    /// <summary>Belongs to somebody who did not allow it.</summary>
    [JsonStringEnumMemberName("copyright")] Copyright,

    /// <summary>False, doctored or out of its context.</summary>
    [JsonStringEnumMemberName("misleading")] Misleading,

    /// <summary>Against the law.</summary>
    [JsonStringEnumMemberName("illegal")] Illegal,

    /// <summary>Something else.</summary>
    [JsonStringEnumMemberName("other")] Other,
}
