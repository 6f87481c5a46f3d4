using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Ingest.WebSub;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Storage;

/// <summary>What a copy of the database alone opens.</summary>
public sealed class KeyCertificateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_of_the_database_opens_no_secret_once_the_keys_are_sealed_with_a_certificate(bool isSealed)
    {
        var folder = Directory.CreateTempSubdirectory("keys");
        var file = Path.Combine(folder.FullName, "keys.pem");
        using var certificate = Make(file);
        await using (var newsroom = await TestNewsroom.StartAsync(settings: isSealed ? [(KeyCertificate.Key, file)] : []))
        {
            var secret = new HubSecrets(newsroom.Services.GetRequiredService<IDataProtectionProvider>());
            var stored = secret.Make();
            Assert.NotNull(secret.Open(stored));
            await using var db = newsroom.Db();
            var copied = folder.CreateSubdirectory("copy");
            foreach (var key in await db.DataProtectionKeys.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
            {
                await File.WriteAllTextAsync(Path.Combine(copied.FullName, $"key-{key.Id}.xml"), key.Xml, TestContext.Current.CancellationToken);
            }

            var thief = DataProtectionProvider.Create(copied, keys => keys.SetApplicationName("newsroom").DisableAutomaticKeyGeneration());
            Assert.Equal(!isSealed, new HubSecrets(thief).Open(stored) is not null);
            var restored = DataProtectionProvider.Create(copied, keys => keys.SetApplicationName("newsroom").UnprotectKeysWithAnyCertificate(certificate));
            Assert.Equal(secret.Open(stored), new HubSecrets(restored).Open(stored));
        }

        folder.Delete(recursive: true);
    }

    private static X509Certificate2 Make(string file)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        var certificate = new CertificateRequest("CN=newsroom keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}
