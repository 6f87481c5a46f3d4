using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Accounts;

namespace Dashboard.Tests.Accounts;

/// <summary>A visitor with a jar of cookies that follows no redirect.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address)
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = address };
        Address = address;
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    public bool IsSignedIn => Cookies.GetCookies(Address)["dashboard.session"] is not null;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path, string? bearer = null) => SendAsync(HttpMethod.Get, path, bearer);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, Ct);
    }

    public Task<HttpResponseMessage> PostJsonAsync(string path, object body) => _http.PostAsJsonAsync(path, body, Ct);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent body) => _http.PostAsync(path, body, Ct);

    public Task<HttpResponseMessage> LoginAsync(string email, string password = AccountsHost.Password) =>
        PostJsonAsync("/api/account/login", new LoginRequest(email, password));

    /// <summary>The tokens of somebody whose password is right.</summary>
    public async Task<(string Access, string Refresh)> TokensAsync(string email)
    {
        using var response = await LoginAsync(email);
        return await TokensAsync(response);
    }

    public static async Task<(string Access, string Refresh)> TokensAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var tokens = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        return (tokens.GetProperty("accessToken").GetString()!, tokens.GetProperty("refreshToken").GetString()!);
    }

    /// <summary>Loads a page, fills its form in and sends it, as a person would.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await _http.GetStringAsync(path, Ct);
        return await SubmitPageAsync(page, path, fields);
    }

    public async Task<HttpResponseMessage> SubmitPageAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenField().Matches(page).Select(m => (Name: m.Groups["name"].Value, Value: WebUtility.HtmlDecode(m.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _http.PostAsync(path, form, Ct);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password = AccountsHost.Password, string path = "/account/login") =>
        SubmitAsync(path, ("Email", email), ("Password", password));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)"\s*/?>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();
}
