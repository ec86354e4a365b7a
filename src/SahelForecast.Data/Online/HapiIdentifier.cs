using System.Text;

namespace SahelForecast.Data.Online;

/// <summary>Who asks HDX HAPI: the name of an application and an e-mail address. No account is needed.</summary>
/// <remarks>It is sent as <c>app_identifier</c>, base64 of <c>application:email</c>. It is shown in no message and kept in no cache.</remarks>
public sealed class HapiIdentifier
{
    private const int ShortestApplication = 4;
    private const int Longest = 512;

    /// <summary>Makes an identifier.</summary>
    /// <param name="application">The name of your application, 4 to 512 characters without a colon.</param>
    /// <param name="email">An e-mail address where the Centre for Humanitarian Data can reach you; with a full domain, since HAPI refuses others.</param>
    /// <exception cref="ArgumentException">The name or the address is not of that form.</exception>
    public HapiIdentifier(string application, string email)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(email);
        Application = application.Trim();
        Email = email.Trim();
        if (Application.Length is < ShortestApplication or > Longest || Application.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException($"application is {CellText.Show(Application)}, but must have {ShortestApplication} to {Longest} characters and no colon.", nameof(application));
        }

        string[] parts = Email.Split('@');
        if (Email.Length > Longest || parts.Length != 2 || parts[0].Length == 0 || parts[1].Trim('.') != parts[1] || !parts[1].Contains('.', StringComparison.Ordinal)
            || Email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == ':'))
        {
            // The address is not repeated: messages end up in logs.
            throw new ArgumentException("email is not of the form name@organisation.org.", nameof(email));
        }

        Encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Application}:{Email}"));
    }

    /// <summary>The name of the application.</summary>
    public string Application { get; }

    /// <summary>The e-mail address.</summary>
    internal string Email { get; }

    /// <summary>What is sent.</summary>
    internal string Encoded { get; }

    /// <summary>Takes an identifier that HAPI encoded.</summary>
    /// <param name="encoded">Base64 of <c>application:email</c>.</param>
    /// <returns>The identifier.</returns>
    /// <exception cref="ArgumentException">It is not such a text.</exception>
    public static HapiIdentifier Parse(string encoded)
    {
        ArgumentNullException.ThrowIfNull(encoded);
        byte[] bytes = new byte[encoded.Length];
        string[] parts = Convert.TryFromBase64String(encoded, bytes, out int count) ? Encoding.UTF8.GetString(bytes, 0, count).Split(':') : [];
        return parts.Length == 2
            ? new HapiIdentifier(parts[0], parts[1])
            : throw new ArgumentException("encoded is not base64 of application:email. Write new HapiIdentifier(application, email).", nameof(encoded));
    }

    /// <summary>The application; the e-mail address is left out.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => $"{Application} (***)";
}
