using System.Text.Json.Serialization;

namespace Dashboard.Shared.Headlines;

/// <summary>On whose word a headline was withdrawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WithdrawalReason>))]
public enum WithdrawalReason
{
    /// <summary>The source took it back.</summary>
    [JsonStringEnumMemberName("source")] Source,

    /// <summary>This newsroom took it down.</summary>
    [JsonStringEnumMemberName("editor")] Editor,

    /// <summary>The law demanded it.</summary>
    [JsonStringEnumMemberName("legal")] Legal,
}
