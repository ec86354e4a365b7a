using System.Net;
using System.Text;
using FsCheck.Xunit;
using SahelForecast.Data.Online;

namespace SahelForecast.Data.Tests.Online;

/// <summary>Any answer, any paging, any damage; with an HttpClient of one's own that needs no server.</summary>
public class OnlinePropertyTests
{
    [Property]
    public async Task ReadAsync_AnyPaging_ReadsWhatTheSameRowsInOneFileGive(byte[] figures, byte pageSize, bool numbered)
    {
        string[] rows = [.. figures.Select((figure, month) => Row(month, figure))];
        int size = (pageSize % 7) + 1;
        DataSourceResult read = await ReadAsync(numbered, size, number => rows.Skip((number - 1) * size).Take(size), rows.Length);

        if (rows.Length == 0)
        {
            Assert.Empty(read.Panel);
            return;
        }

        DataSourceResult file = DataSource.Read(new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]")));
        Assert.Equal(file.Panel.Select(series => series.Key), read.Panel.Select(series => series.Key));
        Assert.Equal(file.Panel.Select(series => series.Values.ToArray()), read.Panel.Select(series => series.Values.ToArray()));
        Assert.Equal(file.Issues, read.Issues);
        Assert.Equal((file.RowCount, file.UsedRowCount), (read.RowCount, read.UsedRowCount));

        string Row(int month, byte figure) => numbered
            ? Recorded.Population(2000 + month, figure % 5 == 0 ? "\"-\"" : $"\"{figure.ToString(System.Globalization.CultureInfo.InvariantCulture)}\"")
            : Recorded.Idps((Period.Month(2000, 1) + month).ToString(), figure);
    }

    [Property]
    public async Task ReadAsync_AnyDamage_GivesAnAnswerOrOurError(byte[] damage, ushort[] places, bool numbered)
    {
        string[] rows = numbered ? [Recorded.Population(2021, "5"), Recorded.Population(2022, "6")] : [Recorded.Idps("2024-01", 5), Recorded.Idps("2024-02", 6)];
        byte[] Damage(byte[] body)
        {
            for (int i = 0; i < Math.Min(damage.Length, places.Length); i++)
            {
                body[places[i] % body.Length] = damage[i];
            }

            return body;
        }

        try
        {
            DataSourceResult read = await ReadAsync(numbered, 1, number => rows.Skip(number - 1).Take(1), rows.Length, Damage);
            Assert.True(read.UsedRowCount <= read.RowCount);
        }
        catch (OnlineSourceException failure)
        {
            Assert.StartsWith("https://", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', failure.Message);
        }
    }

    private static async Task<DataSourceResult> ReadAsync(bool numbered, int pageSize, Func<int, IEnumerable<string>> rows, int count, Func<byte[], byte[]>? change = null)
    {
        int number = 0;
        using var http = new HttpClient(new StubHandler(() =>
        {
            number++;
            string[] page = [.. rows(number)];
            ReplayReply reply = numbered
                ? Recorded.Unhcr(number, ((count + pageSize - 1) / pageSize).ToString(System.Globalization.CultureInfo.InvariantCulture), page)
                : Recorded.Hapi(page);
            byte[] body = Encoding.UTF8.GetBytes(reply.Body);
            return change is null ? body : change(body);
        }));
        var options = new OnlineOptions { PageSize = pageSize, PageDelay = TimeSpan.Zero, MaxPages = 500 };
        return numbered
            ? await new UnhcrClient(http, options).ReadAsync(UnhcrTable.Population)
            : await new HapiClient(http, Recorded.Identifier, options).ReadAsync(HapiTheme.Idps);
    }

    private sealed class StubHandler(Func<byte[]> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(answer()) });
    }
}
