using SahelForecast.Data.Online;
using SahelForecast.Testing;

namespace SahelForecast.Data.Tests.Online;

public class OnlineOptionsTests
{
    [Theory]
    [InlineData("http://hapi.humdata.org/api/v2/")]
    [InlineData("ftp://hapi.humdata.org/")]
    [InlineData("/api/v2")]
    [InlineData("https://example.org/?a=b")]
    public void BaseAddress_NotSafe_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => new OnlineOptions { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) });

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineOptions { PageSize = 10_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineOptions { PageSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineOptions { MaxPages = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineOptions { PageDelay = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineHttpOptions { Retries = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineHttpOptions { AttemptTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentException>(() => OnlineHttp.Create(new OnlineHttpOptions { AttemptTimeout = TimeSpan.FromMinutes(5), TotalTimeout = TimeSpan.FromMinutes(5) }));
        Assert.Throws<ArgumentException>(() => new OnlineCache(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineCache("x") { MaxAge = TimeSpan.FromDays(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnlineCache("x") { Mode = (CacheMode)9 });
    }

    // The standard handler checks its options among each other: long attempts need a long window of the circuit breaker.
    [Theory]
    [InlineData(10, 11)]
    [InlineData(60_000, 300_000)]
    [InlineData(3_600_000, 36_000_000)]
    public void Create_AnyAllowedTimeOuts_AreAccepted(int attempt, int total)
    {
        using HttpClient http = OnlineHttp.Create(new OnlineHttpOptions { AttemptTimeout = TimeSpan.FromMilliseconds(attempt), TotalTimeout = TimeSpan.FromMilliseconds(total) });
        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
    }

    [Theory]
    [InlineData("abc", "a@example.org")]
    [InlineData("my:app", "a@example.org")]
    [InlineData("my-app", "example.org")]
    [InlineData("my-app", "a@localhost")]
    [InlineData("my-app", "a@b@example.org")]
    [InlineData("my-app", "a b@example.org")]
    [InlineData("my-app", "a:b@example.org")]
    [InlineData("my-app", "@example.org")]
    public void HapiIdentifier_NotOfTheForm_IsRefusedWithoutShowingTheAddress(string application, string email)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new HapiIdentifier(application, email));
        Assert.DoesNotContain(email, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HapiIdentifier_Parsed_IsTheSameAndHidesTheAddress()
    {
        HapiIdentifier parsed = HapiIdentifier.Parse("c2FoZWwtdGVzdHM6ZGVza0BleGFtcGxlLm9yZw==");

        Assert.Equal(("sahel-tests", "sahel-tests (***)"), (parsed.Application, parsed.ToString()));
        Assert.Throws<ArgumentException>(() => HapiIdentifier.Parse("not base64!"));
        Assert.Throws<ArgumentException>(() => HapiIdentifier.Parse("c2FoZWw="));
    }

    [Fact]
    public void ToString_UnderFrenchCulture_IsTheSame()
    {
        using var french = new CultureScope();
        Assert.Equal("location_code=MLI&start_date=2024-01-02", new HapiQuery { Location = "MLI", From = new DateOnly(2024, 1, 2) }.ToString());
        Assert.Equal("1951 to now, from BFA MLI, in any country", new UnhcrQuery { Origins = ["MLI", "BFA"] }.ToString());
        Assert.Equal("page 1 of 2, 30 rows, 400 bytes", new OnlineProgress(1, 2, 30, 400).ToString());
        Assert.EndsWith("(Fresh, up to 1.00:00:00)", new OnlineCache("x").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ForUser_Folder_IsBelowTheApplicationData() =>
        Assert.EndsWith(Path.Combine("SahelForecast", "online"), OnlineCache.ForUser().Folder, StringComparison.Ordinal);
}
