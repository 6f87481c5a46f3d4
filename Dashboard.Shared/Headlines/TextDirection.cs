using System.Text.Json.Serialization;

namespace Dashboard.Shared.Headlines;

/// <summary>Direction a text is read in; written <c>ltr</c> or <c>rtl</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextDirection>))]
public enum TextDirection
{
    /// <summary>Left to right.</summary>
    [JsonStringEnumMemberName("ltr")] LeftToRight,

    /// <summary>Right to left.</summary>
    [JsonStringEnumMemberName("rtl")] RightToLeft,
}
