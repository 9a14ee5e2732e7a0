/**
 * Names that people write in small letters and for which a manual has no other word. Those with a hyphen are met in one
 * word, too.
 */
const NAMES = `
bluetooth wi-fi zigbee homekit nfc rfid gps lte hdmi displayport thunderbolt firewire airplay chromecast midi
alexa siri cortana android iphone ipad ios mac-os mac windows linux ubuntu chromebook playstation xbox
docker kubernetes python java arduino matlab simulink jupyter latex sql mysql postgresql oracle mongodb
excel powerpoint photoshop gmail onedrive dropbox sharepoint aws azure
youtube netflix spotify facebook instagram whatsapp telegram twitter tiktok paypal
vpn ssh ftp smb nfs ldap oauth cuda
ableton cubase garageband reaktor protools ardour audacity soundcloud bandcamp itunes
github gitlab jira trello skype icloud outlook onenote evernote google chatgpt openai gemini
vmware virtualbox proxmox ansible terraform grafana nagios synology qnap raspbian
autocad solidworks blender labview mathematica numpy pandas matplotlib tensorflow pytorch javascript
ethercat profinet modbus canopen bacnet knx zwave lorawan esphome mqtt
microsoft nvidia geforce radeon opencl vulkan samsung huawei xiaomi macbook imac airpods carplay miracast
homebrew chocolatey powershell vscode xcode kicad gimp inkscape freecad figma audacity scilab
proxmox esxi vsphere veeam nextcloud owncloud debian fedora centos wayland kde wsl
saml kerberos totp yubikey gdpr hipaa
wordpress salesforce shopify zapier ifttt wechat webex copilot
dicom openstreetmap xlsx docx pptx json xml yaml csv webp heic svg flac webm avi mkv epub
`;

const BY_LETTERS = new Map(
  NAMES.trim()
    .split(/\s+/u)
    .map((name) => [name.replace('-', ''), name]),
);

/** The name as it is looked for, when a word in small letters is one; else null. */
export function wellKnownName(word: string): string | null {
  return BY_LETTERS.get(word.replace('-', '')) ?? null;
}
